"""A form that anybody may send, without an account, a cookie or a third party.

It is taken from a page of ours only, not faster than a person types, and not too often; whatever
is refused is said, and what was typed is kept.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.csrf import csrf_exempt  # noqa: TID251  (no cookie to ride on)

from foundation.public_forms import (
    StampState,
    is_from_here,
    is_too_long,
    is_too_often,
    new_stamp,
    read_stamp,
    sender_of,
)
from website.forms import TrappedForm

PERIOD: Final = timedelta(minutes=15)
MOST_TRIES: Final = 30


@dataclass(frozen=True)
class Refusal:
    """Why a form was not taken, in words for the reader."""

    status: int
    words: Any


NOT_FROM_HERE = Refusal(
    403,
    gettext_lazy(
        "Your browser did not say that this form comes from our page, so it was not taken. "
        "Send it again from here."
    ),
)
TOO_LONG = Refusal(413, gettext_lazy("This is too long. Say it in fewer words."))
TOO_OFTEN = Refusal(
    429,
    gettext_lazy(
        "This form was sent too often in a short time. Keep this page open, and send it again in "
        "a quarter of an hour."
    ),
)
TOO_FAST = Refusal(
    400, gettext_lazy("That was very fast. Look at what you wrote, and send it again.")
)
TOO_OLD = Refusal(
    400,
    gettext_lazy(
        "This page was open for more than a day. Look at what you wrote, and send it again."
    ),
)
_STAMPS = {StampState.TOO_FAST: TOO_FAST, StampState.TOO_OLD: TOO_OLD}


class GuardedFormView(View):
    """Shows a form, and takes it in from honest senders.

    A subclass says what ties a stamp to it (`purpose`), when there were too many (`is_crowded`),
    what is done with the words (`keep`), where thanks are said, and what its page shows besides.
    """

    http_method_names = ("get", "head", "post")
    form_class: ClassVar[type[TrappedForm]]
    template_name: ClassVar[str]
    purpose: Any = ""
    thanks_url: Any = ""

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Return the view, which asks for no token of a session: there is none."""
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep the page out of every store."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        return self.show(request, self.form_class(initial=self.initial()))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take the form and say thank you, or say at its place what is missing."""
        if is_too_long(request):
            return self.show(request, self.form_class(initial=self.initial()), TOO_LONG)
        form = self.form_class(request.POST)
        refusal = self.refusal(request)
        if refusal or not form.is_valid():
            return self.show(request, form, refusal)
        if not form.is_trapped:
            if self.is_crowded(request, form):
                return self.show(request, form, TOO_OFTEN)
            self.keep(form, request.POST["stamp"])
        return HttpResponseRedirect(self.thanks_url)

    def initial(self) -> dict[str, Any]:
        """Return what stands in the form at first."""
        return {}

    def is_crowded(self, request: HttpRequest, form: Any) -> bool:
        """Count a form that is to be taken; say whether there were too many."""
        raise NotImplementedError  # each form has its own limits

    def keep(self, form: Any, stamp: str) -> None:
        """Take in what was typed."""
        raise NotImplementedError  # each form has its own

    def page_context(self) -> dict[str, Any]:
        """Return what the page shows besides the form."""
        return {}

    def refusal(self, request: HttpRequest) -> Refusal | None:
        """Return why the form is not taken, whatever it says; None for an honest one."""
        if not is_from_here(request):
            return NOT_FROM_HERE
        if is_too_often("tries", sender_of(request), MOST_TRIES, PERIOD):
            return TOO_OFTEN
        return _STAMPS.get(read_stamp(request.POST.get("stamp", ""), self.purpose))

    def show(
        self, request: HttpRequest, form: TrappedForm, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Show the form with what was typed and what is wrong with it."""
        status = refusal.status if refusal else 400 if form.errors else 200
        keeps_stamp = refusal is None or refusal is not TOO_OLD
        stamp = request.POST.get("stamp", "") if keeps_stamp else ""
        context = {
            **self.page_context(),
            "form": form,
            "refusal": refusal.words if refusal else "",
            "stamp": stamp or new_stamp(self.purpose),
        }
        response = TemplateResponse(request, self.template_name, context, status=status)
        if refusal is TOO_OFTEN:
            response["Retry-After"] = str(int(PERIOD.total_seconds()))
        return response
