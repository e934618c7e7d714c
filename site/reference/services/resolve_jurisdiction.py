"""Finding the jurisdiction a person, a file or an address means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from typing import Final

from django.db.models import Q

from reference.choices import NameKind
from reference.models import Jurisdiction, JurisdictionName
from reference.names import fold

_CODE: Final = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)?", re.ASCII)
_LONGEST: Final = 250
_SHORTEST_TYPO: Final = 5
"""Shorter words are too near to each other: Iran and Iraq."""
_SIMILAR_ENOUGH: Final = 0.84
_CLEARLY_BETTER: Final = 0.03


class Match(StrEnum):
    """By what a jurisdiction was found."""

    NAME = "name"
    CODE = "code"
    FORMER_NAME = "former_name"
    TYPO = "typo"
    NOTHING = "nothing"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class Resolution:
    """What a text means: one jurisdiction, several that it may mean, or none."""

    text: str
    match: Match
    jurisdiction: Jurisdiction | None = None
    candidates: tuple[Jurisdiction, ...] = ()
    matched_name: str = ""

    @property
    def is_found(self) -> bool:
        """Whether the text means exactly one jurisdiction."""
        return self.jurisdiction is not None

    @property
    def is_ambiguous(self) -> bool:
        """Whether a person has to choose among `candidates`."""
        return self.match == Match.AMBIGUOUS

    @property
    def needs_warning(self) -> bool:
        """Whether a person should be told what the text was taken for."""
        return self.match in (Match.TYPO, Match.FORMER_NAME)


def resolve(text: str) -> Resolution:
    """Find a jurisdiction by name, former name, alias, local name or code in any case.

    An exact name wins, in English first, then a code, then a likely typo. Never guesses between
    two: "Congo" and "Austrlia" give candidates.
    """
    return JurisdictionResolver().resolve(text)


class JurisdictionResolver:
    """Resolves many texts against one reading of the names, for imports."""

    def __init__(self) -> None:
        self._known: dict[str, Resolution] = {}

    def resolve(self, text: str) -> Resolution:
        """Find the jurisdiction `text` means; see `resolve` above."""
        if text not in self._known:
            self._known[text] = self._resolve(text)
        return self._known[text]

    def _resolve(self, text: str) -> Resolution:
        folded = fold(text) if len(text) <= _LONGEST else ""
        if not folded:
            return Resolution(text, Match.NOTHING)
        names = JurisdictionName.objects.filter(folded=folded).select_related("jurisdiction")
        return (
            _by_name(text, list(names))
            or _by_code(text)
            or self._by_likeness(text, folded)
            or Resolution(text, Match.NOTHING)
        )

    @cached_property
    def _spellings(self) -> list[tuple[str, int]]:
        return list(
            JurisdictionName.objects.order_by().values_list("folded", "jurisdiction_id").distinct()
        )

    def _by_likeness(self, text: str, folded: str) -> Resolution | None:
        if len(folded) < _SHORTEST_TYPO:
            return None
        scores = self._scores(folded)
        if not scores:
            return None
        best = max(score for score, _ in scores.values())
        near = [pk for pk, (score, _) in scores.items() if score > best - _CLEARLY_BETTER]
        found = tuple(Jurisdiction.objects.filter(pk__in=near).a_to_z())
        if len(found) > 1:
            return Resolution(text, Match.AMBIGUOUS, candidates=found)
        return Resolution(text, Match.TYPO, found[0], matched_name=scores[near[0]][1])

    def _scores(self, folded: str) -> dict[int, tuple[float, str]]:
        """Return the best likeness of each jurisdiction that is like enough, with the name."""
        matcher = SequenceMatcher(b=folded, autojunk=False)
        scores: dict[int, tuple[float, str]] = {}
        for spelling, pk in self._spellings:
            matcher.set_seq1(spelling)
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _SIMILAR_ENOUGH:
                continue
            score = max(matcher.ratio(), _likeness(folded, spelling))  # its order matters
            if score >= max(_SIMILAR_ENOUGH, scores.get(pk, (0.0, ""))[0]):
                scores[pk] = (score, spelling)
        return scores


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio()


def _by_name(text: str, names: Iterable[JurisdictionName]) -> Resolution | None:
    """Settle on the one jurisdiction these names belong to, the one so called in English first."""
    names = list(names)
    shown = [name for name in names if name.kind == NameKind.NAME and name.language_id == "en"]
    names = shown if len(shown) == 1 else names
    found = {name.jurisdiction.pk: name.jurisdiction for name in names}
    if not found:
        return None
    if len(found) > 1:
        candidates = tuple(sorted(found.values(), key=lambda each: each.sort_name))
        return Resolution(text, Match.AMBIGUOUS, candidates=candidates)
    kinds = {name.kind for name in names}
    match = Match.NAME
    if kinds == {NameKind.FORMER}:
        match = Match.FORMER_NAME
    elif kinds == {NameKind.MISSPELLING}:
        match = Match.TYPO
    return Resolution(text, match, names[0].jurisdiction, matched_name=names[0].name)


def _by_code(text: str) -> Resolution | None:
    """Find by our code, ISO alpha-3 or numeric, or ISO 3166-2; an own code wins over a shared."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        return None
    same = Q(code=code) | Q(iso_alpha3=code) | Q(iso_numeric=code) | Q(iso_subdivision=code)
    found = Jurisdiction.objects.filter(same).first()
    return None if found is None else Resolution(text, Match.CODE, found, matched_name=code)
