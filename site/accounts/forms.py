"""Forms for accounts in the admin."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

from accounts.choices import Role
from accounts.models import Team, User
from accounts.services.grant_role import grant_role, revoke_role, roles_grantable_by


class AccountFieldsMixin(forms.ModelForm):
    """A team, and the roles that the editing colleague may give; nobody becomes a superuser."""

    team = forms.ModelChoiceField(queryset=Team.objects.all(), required=False, label=_("Team"))

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        """Offer the roles that `editor` may give or take."""
        super().__init__(*args, **kwargs)
        self.editor = editor
        self.fields.pop("is_superuser", None)
        offered = Group.objects.filter(name__in=roles_grantable_by(editor))
        self.fields["groups"] = forms.ModelMultipleChoiceField(
            queryset=offered,
            required=False,
            label=_("Roles"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Roles that open the partner tracker are given by a Partnership manager."),
        )
        if self.instance.pk:
            self.initial["groups"] = offered.filter(user=self.instance)

    def _save_m2m(self) -> None:
        """Give and take the roles one by one: each is checked, logged and told."""
        chosen = {group.name for group in self.cleaned_data.pop("groups", ())}
        super()._save_m2m()
        for role in roles_grantable_by(self.editor):
            change = grant_role if role.value in chosen else revoke_role
            change(self.instance, role, by=self.editor)


class AccountCreationForm(AccountFieldsMixin, UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        fields = ("email", "first_name", "last_name", "team")


class AccountEditForm(AccountFieldsMixin, UserEditForm):
    """An existing account; nobody disables their own."""

    class Meta(UserEditForm.Meta):
        fields = ("email", "first_name", "last_name", "team", "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        """Leave out what nobody may change for themselves."""
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]


class AssignableRoleForm(RoleForm):
    """The roles of public content, for several accounts at once."""

    role = forms.ModelChoiceField(
        queryset=Group.objects.filter(
            name__in=[Role.READER, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR]
        )
    )


class DigestForm(forms.ModelForm):
    """How often a colleague wants to hear what is due."""

    class Meta:
        model = User
        fields = ("digest",)
