"""The screen on which a bill is promoted to the act that it became."""

from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from accounts.models import User
from foundation.addresses import AddressBook
from legislation.models import Instrument
from legislation.services.promote_to_act import preview_moves, promote_to_act, why_not_promoted
from legislation.views.promotion_form import PromotionForm


def promote_button(url: str, *, priority: int) -> Button:
    """Return the button that leads to the screen."""
    return Button(_("Promote to act"), url=url, icon_name="arrow-up", priority=priority)


class PromoteView(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, FormView):
    """Asks what the bill became, says what will move, and does it."""

    permission_required = "publish"
    model: ClassVar[Any] = None
    form_class = PromotionForm
    template_name = "legislation/admin/promote.html"
    page_title = gettext_lazy("Promote to act")
    index_url_name = ""
    edit_url_name = ""
    header_icon = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Offer nothing for what is no bill, was never public or is law already."""
        faults = why_not_promoted(self.object)
        if self.user_has_permission(self.permission_required) and faults:
            messages.error(request, " ".join(faults))
            return redirect(self.edit_url(self.object))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        """Name the bill."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the list, the bill."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": Instrument._meta.verbose_name_plural},
            {"url": self.edit_url(self.object), "label": str(self.object)},
            {"url": "", "label": self.page_title, "sublabel": str(self.object)},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which bill it is."""
        return super().get_form_kwargs() | {"bill": self.object}

    def form_valid(self, form: PromotionForm) -> HttpResponse:
        """Promote, and go on in the editor of the act; a refusal is shown at the fields."""
        user = self.request.user if isinstance(self.request.user, User) else None
        try:
            act = promote_to_act(self.object, form.promotion(), user=user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        buttons = [messages.button(self.edit_url(act), _("Edit"))]
        address = AddressBook.of(self.request).full_url(act)
        if address:
            buttons.insert(0, messages.button(address, _("View live")))
        words = {"bill": self.object, "act": act}
        messages.success(self.request, _("“%(bill)s” became “%(act)s”.") % words, buttons=buttons)
        return redirect(self.edit_url(act))

    def edit_url(self, record: Instrument) -> str:
        """Return the address of the editor of a record."""
        return reverse(self.edit_url_name, args=[quote(record.pk)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what will move and which addresses change."""
        book, form = AddressBook.of(self.request), kwargs.get("form") or self.get_form()
        return super().get_context_data(**kwargs) | {
            "bill": self.object,
            "address": book.path(self.object),
            "moves": self._moves(),
            "media": form.media,
        }

    def _moves(self) -> list[str]:
        """Return what will move; nothing where it cannot be told before the act is chosen."""
        try:
            return preview_moves(self.object)
        except ValidationError as error:
            return list(error.messages)
