"""Accounts and teams in the admin."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.views import users as stock
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction

from accounts.forms import AccountCreationForm, AccountEditForm, AssignableRoleForm
from accounts.models import Team


class EditorMixin:
    """Tells the form who is editing."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the signed-in colleague."""
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return {**kwargs, "editor": self.request.user}  # type: ignore[attr-defined]


class AccountIndexView(stock.IndexView):
    """The list of accounts, with their teams instead of a superuser column."""

    @cached_property
    def columns(self) -> list[Column]:
        """Return the columns."""
        team = Column("team", label=_("Team"), sort_key="team__name", width="15%")
        return [team if column.name == "is_superuser" else column for column in super().columns]


class AccountFilterSet(stock.UserFilterSet):
    """Filters without the superuser question, which has one answer."""

    is_superuser = None

    class Meta(stock.UserFilterSet.Meta):
        fields = ("team",)


class AccountCreateView(EditorMixin, stock.CreateView):
    """Make an account."""


class AccountEditView(EditorMixin, stock.EditView):
    """Change an account."""


class UserViewSet(stock.UserViewSet):
    """Accounts, known by e-mail address."""

    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    filterset_class = AccountFilterSet

    def get_form_class(self, for_update: bool = False) -> type[Any]:  # noqa: FBT001, FBT002
        """Return our forms."""
        return AccountEditForm if for_update else AccountCreationForm


class TeamViewSet(ModelViewSet):
    """Teams of colleagues."""

    model = Team
    icon = "group"
    menu_label = _("Teams")
    menu_order = 610
    add_to_settings_menu = True
    form_fields = ("name",)
    list_display = ("name",)
    search_fields = ("name",)


class AssignRole(AssignRoleBulkAction):
    """Give several accounts a role of public content; tracker roles are given one by one."""

    form_class = AssignableRoleForm
