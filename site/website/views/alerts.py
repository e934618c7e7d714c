"""`/follow/`: hear by e-mail of what changes, without an account; say yes to it, and end it.

Nothing here reads a subscription: the public service has no right to. What a page says of one it
reads from the link, which only the reader of the mail has; so nobody learns whether an address is
known here.
"""

from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt  # noqa: TID251  (no cookie to ride on)
from django.views.decorators.http import require_safe

from foundation.collation import sort_key
from foundation.keeping import kept
from foundation.models import Crumb, Frame
from foundation.public_forms import is_too_often, sender_of
from reference.models import Jurisdiction, Region, Topic
from website.alerts.following import Following
from website.alerts.form import FollowForm
from website.alerts.tokens import BadLinkError, Confirmation, OldLinkError, read_end_token
from website.choices import AlertRhythm, AlertStep, SearchKind
from website.models.alert_event import LONGEST_QUERY
from website.services.ask_alert import Asked, ask_alert
from website.services.note_alert_step import note_alert_step
from website.views.guarded_form import PERIOD, GuardedFormView

MOST_BY_SENDER: Final = 5
MOST_OF_ALL: Final = 100
GONE: Final = 410
#: Parameters of lists that do not narrow them.
NOT_ASKED: Final = ("page", "order", "exact")


class FollowView(GuardedFormView):
    """The form; the query string says what is followed, in the parameters of the lists."""

    form_class: ClassVar[Any] = FollowForm
    template_name = "website/alerts/follow.html"
    purpose = "follow"

    @property
    def thanks_url(self) -> str:
        """Where is said what happens next: the same for every address."""
        return reverse("follow_asked")

    @cached_property
    def following(self) -> Following:
        """What the reader has chosen so far."""
        if self.request.method == "POST":
            return Following.of(self.request.POST.get("following", "")[: 2 * LONGEST_QUERY])
        return Following.read(self.request.GET)

    @property
    def is_less(self) -> bool:
        """Whether the address asks for something that cannot be followed, or is not known."""
        given = {(name, value) for name, values in self.request.GET.lists() for value in values}
        asked = [name for name, value in given if value and name not in NOT_ASKED]
        return len(asked) > len(self.following.pairs)

    def initial(self) -> dict[str, Any]:
        """Return what is followed, in one order."""
        return {"following": self.following.query}

    def is_crowded(self, request: HttpRequest, form: FollowForm) -> bool:
        """Count a wish; say whether there were too many of this sender or of everybody."""
        if is_too_often("alerts", sender_of(request), MOST_BY_SENDER, PERIOD):
            return True  # and counts for nobody else
        return is_too_often("alerts", "all", MOST_OF_ALL, PERIOD)

    def keep(self, form: FollowForm, stamp: str) -> None:
        """Take the wish in; the mail that asks whether it was the reader is sent by others."""
        typed = form.cleaned_data
        language = get_language() or ""
        ask_alert(stamp, Asked(typed["email"], typed["following"], typed["rhythm"], language))

    def page_context(self) -> dict[str, Any]:
        """Return what is followed, and what else could be."""
        following = self.following
        chosen = {value for _parameter, value in following.pairs}
        return {
            "frame": alert_frame(_("Follow by e-mail"), reverse("follow")),
            "parts": following.parts(),
            "is_less": self.is_less,
            "pairs": [pair for pair in following.pairs if pair[0] != "q"],
            "words": following.wanted.text,
            "places": _others(kept(("places to follow",), _places), chosen),
            "regions": _others(kept(("regions to follow",), _regions), chosen),
            "topics": _others(kept(("topics to follow",), _topics), chosen),
            "kinds": _others([(each.value, each.label) for each in SearchKind], chosen),
        }


@require_safe
def follow_asked(request: HttpRequest) -> HttpResponse:
    """Say what happens next, whoever asked and whatever came of it."""
    return _page(request, "asked", _("Look into your mail"), {})


@method_decorator(csrf_exempt, name="dispatch")
class LinkView(View):
    """The page that a link in a message opens: a button, for programs follow links by themselves.

    Pressed twice it does what pressing once did.
    """

    http_method_names = ("get", "head", "post")
    is_done = False

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show the button; nothing is written down."""
        return self.answer(request, token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Do what the link is for, and say so at once: a mail program follows no redirect."""
        self.is_done = True
        return self.answer(request, token)

    def answer(self, request: HttpRequest, token: str) -> HttpResponse:
        """Return the page; one that says what to do if the link is old or not whole."""
        try:
            return self.take(request, token)
        except BadLinkError as error:
            context = {"is_old": isinstance(error, OldLinkError)}
            title = _("This link does not work")
            return _page(request, "bad_link", title, context, GONE if context["is_old"] else 404)

    def take(self, request: HttpRequest, token: str) -> HttpResponse:
        """Read the token, do what a POST does, and return the page; raises BadLinkError."""
        raise NotImplementedError  # each link has its own


class ConfirmView(LinkView):
    """The reader says that it was them who asked."""

    def take(self, request: HttpRequest, token: str) -> HttpResponse:
        """Confirm, or show the button."""
        link = Confirmation.read(token)
        if self.is_done:
            note_alert_step(link.subscription, AlertStep.CONFIRMED)
        title = _("You follow this now") if self.is_done else _("Do you want to follow this?")
        rhythm = AlertRhythm(link.rhythm).label
        context = {"parts": Following.of(link.query).parts(), "rhythm": rhythm}
        return _page(request, "confirm", title, context | {"is_done": self.is_done})


class EndView(LinkView):
    """The reader wants no more messages: by the button, or by one click in a mail program.

    The second is RFC 8058: a POST with the body `List-Unsubscribe=One-Click`, from a server that
    sends neither cookie nor `Origin`.
    """

    def take(self, request: HttpRequest, token: str) -> HttpResponse:
        """End the subscription, or show the button."""
        subscription = read_end_token(token)
        if self.is_done:
            note_alert_step(subscription, AlertStep.ENDED)
        title = _("You get no more of these messages") if self.is_done else _("Stop the messages?")
        return _page(request, "end", title, {"is_done": self.is_done})


def alert_frame(title: str, path: str = "") -> Frame:
    """Return what the frame around a page says."""
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(title))
    return Frame(title=title, path=path, crumbs=crumbs)


def _page(
    request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Return a page that nobody keeps, and of whose address no other site hears."""
    context |= {"frame": alert_frame(title), "title": title}
    response = TemplateResponse(request, f"website/alerts/{name}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _others(choices: list[tuple[str, Any]], chosen: set[str]) -> list[tuple[str, Any]]:
    """Return the choices that are not made yet."""
    return [choice for choice in choices if choice[0] not in chosen]


def _places() -> list[tuple[str, str]]:
    places = sorted(Jurisdiction.objects.all(), key=lambda place: place.local_sort_key)
    return [(place.code, place.local_name) for place in places]


def _regions() -> list[tuple[str, str]]:
    regions = Region.objects.filter(parent__isnull=False)
    pairs = [(region.slug, region.local_name) for region in regions]
    return sorted(pairs, key=lambda pair: sort_key(pair[1]))


def _topics() -> list[tuple[str, str]]:
    return list(Topic.objects.order_by("name").values_list("slug", "name"))
