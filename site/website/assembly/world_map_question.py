"""What the address of the world map asks for; nothing in it raises."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from foundation.facets import quoted
from foundation.keeping import kept
from foundation.public_records import public_by
from foundation.text import tidy_line
from legislation.choices import AnswerValue, DutyKind
from legislation.models import Criterion
from website.assembly.world_map_answers import (
    Answers,
    duty_answers,
    law_answers,
    mention_answers,
    portal_answers,
    scorecard_answers,
)
from website.assembly.world_map_layers import (
    CITED,
    DUTY,
    PORTALS,
    SCORECARD,
    STATUS,
    LayerName,
    Meaning,
    StatusGroup,
)
from website.facets.places import RegionTree

PARAMETERS: Final = (
    "show",
    "status",
    "duty",
    "framework",
    "criterion",
    "region",
    "answer",
    "format",
)
#: What is asked where the address does not say.
DEFAULTS: Final[Mapping[str, str]] = {
    "show": LayerName.PORTALS,
    "status": StatusGroup.IN_FORCE,
    "duty": DutyKind.MANDATORY_REPORTING,
}
MOST_MESSAGES: Final = 6


@dataclass(frozen=True)
class Field:
    """A choice of the form: its name in the address, its label, what may be chosen, what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str = ""

    @property
    def words(self) -> str:
        """The label of what is chosen."""
        return dict(self.options).get(self.value, "")


@dataclass(frozen=True)
class Question:
    """What is asked: a layer with its own choice, a region, one of the answers."""

    layer: LayerName
    fields: tuple[Field, ...]
    region: Field
    answer: Field
    criterion: Criterion | None
    codes: frozenset[str] | None
    messages: tuple[str, ...]

    @property
    def meaning(self) -> Meaning:
        """The rule of the layer, and its answers in words."""
        others = {
            LayerName.PORTALS: PORTALS,
            LayerName.DUTY: DUTY,
            LayerName.SCORECARD: SCORECARD,
            LayerName.CITED: CITED,
        }
        return others.get(self.layer) or STATUS[self.fields[0].value]

    @property
    def subject(self) -> str:
        """What the map shows, in words: "Duties: Mandatory reporting"."""
        chosen = [field.words for field in self.fields]
        return ": ".join([str(self.layer.label), *filter(None, chosen)])

    @property
    def filters(self) -> tuple[str, ...]:
        """What narrows it, in words."""
        return tuple(
            f"{field.label}: {field.words}" for field in (self.region, self.answer) if field.value
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values as they were understood."""
        own = [("show", str(self.layer.value))]
        own += [(field.name, field.value) for field in self.fields]
        own += [(field.name, field.value) for field in (self.region, self.answer)]
        return [(name, value) for name, value in own if value]

    @property
    def is_narrowed(self) -> bool:
        """Whether only some places are asked for."""
        return bool(self.region.value or self.answer.value)

    @property
    def whole(self) -> str:
        """The query string of the same question for every place."""
        return self.query(region="", answer="")

    def query(self, **changed: str) -> str:
        """Return the query string, with some parameters changed, or left out when empty."""
        data = QueryDict(mutable=True)
        for name, value in self.pairs:
            if name not in changed:
                data[name] = value
        data.update({name: value for name, value in changed.items() if value})
        return f"?{data.urlencode()}"

    def of_layer(self, layer: LayerName) -> str:
        """Return the query string of another layer, for the same places."""
        data = QueryDict(mutable=True)
        data["show"] = layer.value
        if self.region.value:
            data["region"] = self.region.value
        return f"?{data.urlencode()}"

    def answers(self) -> Answers:
        """Return what is said of each place."""
        ask: dict[LayerName, Callable[[], Answers]] = {
            LayerName.PORTALS: portal_answers,
            LayerName.STATUS: lambda: law_answers(self.fields[0].value),
            LayerName.DUTY: lambda: duty_answers(self.fields[0].value),
            LayerName.SCORECARD: lambda: (
                scorecard_answers(self.criterion) if self.criterion else {}
            ),
            LayerName.CITED: mention_answers,
        }
        own = tuple(field.value for field in self.fields)
        return kept(("world map", self.layer.value, *own), ask[self.layer])

    @property
    def silence(self) -> AnswerValue:
        """What is said of a place of which nothing is on record."""
        if self.layer == LayerName.SCORECARD:
            return AnswerValue.NOT_REVIEWED
        return AnswerValue.NO_INFORMATION


class Reader:
    """Reads the parameters one by one, and keeps what could not be used."""

    def __init__(self, data: QueryDict) -> None:
        """Take the query string; what nobody knows is named at once."""
        self._data = data
        self.messages = [
            _("“%(name)s” is not understood here; it was left out.") % {"name": quoted(name)}
            for name in data
            if name not in PARAMETERS
        ][:MOST_MESSAGES]

    def choose(
        self, name: str, label: str, options: Iterable[tuple[str, Any]], default: str = ""
    ) -> Field:
        """Return a choice; the default where none is made, or none that exists."""
        offered = tuple((value, str(words)) for value, words in options)
        wanted = tidy_line(self._data.get(name, ""))
        known = {value.casefold(): value for value, _words in offered}
        if wanted and wanted.casefold() not in known:
            message = _("%(label)s: “%(value)s” is not among the choices; it was left out.")
            self.messages.append(message % {"label": label, "value": quoted(wanted)})
        return Field(name, label, offered, known.get(wanted.casefold(), default))


def read_question(data: QueryDict) -> Question:
    """Return what is asked, with messages for what cannot be; costs at most two queries."""
    reader = Reader(data)
    layer = LayerName(reader.choose("show", _("Show"), LayerName.choices, DEFAULTS["show"]).value)
    fields, criterion = _own_fields(layer, reader)
    tree = kept(("regions of the map",), _regions)
    region = reader.choose(
        "region", _("Region"), [(slug, name) for slug, (name, _codes) in tree.items()]
    )
    answer = reader.choose("answer", _("Answer"), AnswerValue.choices)
    codes = tree[region.value][1] if region.value else None
    return Question(layer, fields, region, answer, criterion, codes, tuple(reader.messages))


def _own_fields(layer: LayerName, reader: Reader) -> tuple[tuple[Field, ...], Criterion | None]:
    """Return the choices that a layer has of its own, and the criterion chosen."""
    if layer == LayerName.STATUS:
        status = reader.choose("status", _("Status"), StatusGroup.choices, DEFAULTS["status"])
        return (status,), None
    if layer == LayerName.DUTY:
        return (reader.choose("duty", _("Duty"), DutyKind.choices, DEFAULTS["duty"]),), None
    if layer == LayerName.SCORECARD:
        return _scorecard_fields(reader)
    return (), None


def _scorecard_fields(reader: Reader) -> tuple[tuple[Field, ...], Criterion | None]:
    criteria = kept(("criteria of the map",), _criteria)
    followed = {each.framework.previous_id for each in criteria}
    frameworks = sorted(
        {each.framework_id: each.framework for each in criteria}.values(),
        key=lambda each: (each.pk in followed, each.name),
    )
    if not frameworks:
        return (), None
    framework = reader.choose(
        "framework",
        _("Scorecard"),
        [(each.slug, each.name) for each in frameworks],
        frameworks[0].slug,
    )
    own = [each for each in criteria if each.framework.slug == framework.value]
    criterion = reader.choose(
        "criterion", _("Criterion"), [(each.code, each.question) for each in own], own[0].code
    )
    return (framework, criterion), next(each for each in own if each.code == criterion.value)


def _criteria() -> list[Criterion]:
    criteria = Criterion.objects.filter(public_by(Criterion, "framework")).select_related(
        "framework"
    )
    return list(criteria.order_by("sort_order", "pk"))


def _regions() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the regions of the world by slug: name, and the codes of all that lies inside.

    Each stands behind what it is part of, whose name precedes its own.
    """
    tree = RegionTree()
    names = {region.pk: region.local_name for region in tree.named.values()}
    found = []
    for region in tree.named.values():
        above = [names[code] for code in reversed(tree.lineage(region.pk)) if code in names][1:]
        if above:
            words = ": ".join(dict.fromkeys([above[0], above[-1]]))
            found.append((above, region.slug, words, frozenset(tree.inside(region.pk))))
    return {slug: (words, codes) for _above, slug, words, codes in sorted(found)}
