"""Handing over what a colleague has: whose, which of it, and to whom."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.forms.hand_over import MOST_SHOWN, HandOverForm, Shown
from partnerships.tracker.menu import Entry
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.services.hand_over import (
    KINDS,
    HandedOver,
    hand_over,
    items_of,
    list_holders,
)
from partnerships.tracker.views.form_screens import TrackerFormScreen


class HandOverScreen(TrackerFormScreen):
    """Whose items, which of them, and to whom; without a colleague in the address: who has any."""

    needs: ClassVar[Right] = Right.MANAGE
    template_name = "tracker/admin/hand_over.html"
    header_icon = "redirect"
    form_class = HandOverForm
    submit_label = gettext_lazy("Hand over")

    @cached_property
    def leaver(self) -> User | None:
        """Whose items are handed over, as the address says; None for nonsense."""
        key = self.request.GET.get("from", "")
        is_number = key.isascii() and key.isdigit() and len(key) < 10
        return User.objects.filter(pk=key).first() if is_number else None

    @cached_property
    def shown(self) -> list[Shown]:
        """What they have, by kind."""
        found: list[Shown] = []
        if self.leaver is None:
            return found
        for kind in KINDS.values():
            rows = items_of(kind, self.leaver, self.colleague)
            few = list(rows[: MOST_SHOWN + 1])
            if few:
                number = len(few) if len(few) <= MOST_SHOWN else rows.count()
                found.append(Shown(kind, few[:MOST_SHOWN], number))
        return found

    def get_page_title(self) -> str:
        """Return whose items go."""
        if self.leaver is None:
            return _("Hand over")
        return _("Hand over from %(colleague)s") % {"colleague": self.leaver}

    def trail(self) -> list[tuple[str, str]]:
        """Return the list of colleagues."""
        return [(_("Hand over"), reverse("tracker_hand_over"))] if self.leaver else []

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what they have, and who may have it."""
        team = [each for each in find_colleagues(Right.EDIT) if each != self.leaver]
        return {**super().get_form_kwargs(), "shown": self.shown, "team": team}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return who has something, or what the colleague has."""
        context = super().get_context_data(**kwargs)
        if self.leaver is None:
            context["holders"] = list_holders(self.colleague)
        return context | {
            "leaver": self.leaver,
            "number": sum(each.number for each in self.shown),
            "has_left": self.leaver is not None and not self.leaver.is_active,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand over; without a colleague there is nothing to."""
        if self.leaver is None:
            return HttpResponseRedirect(reverse("tracker_hand_over"))
        return super().post(request, *args, **kwargs)

    def save(self, form: Any) -> tuple[HandedOver, int]:
        """Hand over; return what was done, and how many items are left that nobody saw before."""
        leaver, asked = self.leaver, form.cleaned_data
        if leaver is None:
            raise Http404
        done = hand_over(
            leaver, form.shares(), self.colleague, is_team_change_accepted=asked["accept_team"]
        )
        return done, self.number_unseen(leaver, done, form.seen())

    def number_unseen(self, leaver: User, done: HandedOver, seen: frozenset[str]) -> int:
        """Return how many of the items that are left came in after the screen was shown."""
        long_lists = {each.kind.key for each in self.shown if each.number > MOST_SHOWN}
        return sum(
            uid.hex not in seen
            for key in done.left.keys() - long_lists
            for uid in items_of(KINDS[key], leaver, self.colleague).values_list("uid", flat=True)
        )

    def success_message(self, saved: Any) -> str:
        """Say how many went, how many are left, and how many of these came in meanwhile."""
        done, new = saved
        words = ngettext(
            "%(number)s item was handed over.", "%(number)s items were handed over.", done.number
        )
        said = [words % {"number": done.number}]
        left = sum(done.left.values())
        if left:
            words = ngettext(
                "%(number)s is still with %(colleague)s.",
                "%(number)s are still with %(colleague)s.",
                left,
            )
            said.append(words % {"number": left, "colleague": self.leaver})
        if new:
            words = ngettext(
                "%(number)s of them came in while you chose: see below.",
                "%(number)s of them came in while you chose: see below.",
                new,
            )
            said.append(words % {"number": new})
        return " ".join(said)

    def success_url(self, saved: Any) -> str:
        """Go on with what is left, else back to the list."""
        done, _new = saved
        address = reverse("tracker_hand_over")
        return f"{address}?from={self.leaver.pk}" if done.left and self.leaver else address


hand_over_patterns = [path("hand-over/", HandOverScreen.as_view(), name="tracker_hand_over")]
hand_over_entry = Entry(
    gettext_lazy("Hand over"), "tracker_hand_over", "redirect", 80, Right.MANAGE
)
