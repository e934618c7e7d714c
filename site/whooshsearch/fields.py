"""The fields of an index: what the analyser says, in the shape in which Whoosh keeps it.

All of them are pickled with the schema of an index, and equal if they would index alike.
"""

from collections.abc import Sequence
from struct import Struct, pack, unpack
from typing import Any, Final, TypeAlias

from whoosh.columns import VarBytesColumn
from whoosh.fields import FieldType
from whoosh.formats import Existence, Format, Positions

from whooshsearch.analysis.words import STEM, Analyser

Posting: TypeAlias = tuple[bytes, int, float, bytes]
Postings: TypeAlias = list[Posting]

# Raised whenever the same text gives other postings than before: an index that was made with
# another number differs in its schema, and is to be built anew.
RULES: Final = 1
_SHORT: Final = 0x10000
_NO_VALUE: Final = b""
_ALONE: Final = tuple(pack("<H", position) for position in range(1024))
_NO_POSITIONS: Final = _ALONE[0]
_PACKS: Final = tuple(Struct(f"<{number}H").pack for number in range(32))


def packed(positions: Sequence[int]) -> bytes:
    """Return positions, in ascending order, as numbers of two bytes.

    In a text of over 65,000 words they have four, and one byte more stands in front.
    """
    if positions[-1] < len(_ALONE) and len(positions) == 1:
        return _ALONE[positions[0]]
    number = len(positions)
    if positions[-1] >= _SHORT:
        return pack(f"<x{number}I", *positions)
    if number < len(_PACKS):
        return _PACKS[number](*positions)
    return pack(f"<{number}H", *positions)


class PackedPositions(Positions):
    """Positions in a third of the time and half the room that Whoosh takes to pickle each list."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        """Return positions as bytes."""
        return packed(poslist)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Return the positions that encode() was given."""
        size = len(valuestring)
        if size % 2:
            return list(unpack(f"<x{size // 4}I", valuestring))
        return list(unpack(f"<{size // 2}H", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        """Return how many positions there are."""
        size = len(valuestring)
        return size // 4 if size % 2 else size // 2


class _Field(FieldType):
    """What the fields have in common: all that makes two of them equal is their configuration.

    None has an analyser that Whoosh could call, for its parser would lose what query_words() finds.
    """

    # Whoosh's own corrector would offer the terms of stems, and words that only deleted documents
    # have: see suggestions.py instead.
    spellable = False

    def __init__(self, posting_format: Format) -> None:
        self.format = posting_format
        self.scorable = self.stored = self.unique = False
        self.rules = RULES

    def index(self, value: Any, **kwargs: Any) -> Any:
        """Return the postings of a value: a list, for Whoosh's generators are slower."""
        return self.postings(value)

    def postings(self, value: Any) -> Postings:
        """Return the postings of a value; what is not indexed has none."""
        return []

    def configuration(self) -> tuple[object, ...]:
        """Return what the field was made with."""
        return ()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Field)
            and type(self) is type(other)
            and (self.rules, *self.configuration()) == (other.rules, *other.configuration())
        )

    def __hash__(self) -> int:
        return hash((type(self), self.configuration()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.configuration()))})"


class Words(_Field):
    """Texts that are searched word by word, and by phrase.

    The length of a text is the number of its words; stems do not count, and have no positions of
    their own (all stand at the beginning), for a phrase is looked for as it was written.
    """

    def __init__(self, analyser: Analyser) -> None:
        super().__init__(PackedPositions())
        # Synonyms concern queries: they change no index, and are not kept in one.
        self.analyser = Analyser(analyser.languages)
        self.scorable = True

    def configuration(self) -> tuple[object, ...]:
        """Return the languages."""
        return (self.analyser.languages,)

    def postings(self, value: str | Sequence[str]) -> Postings:
        """Return the postings of a text, or of several."""
        return [
            (term.encode(), 0, float(len(positions)), _NO_POSITIONS)
            if term[0] == STEM
            else (term.encode(), len(positions), float(len(positions)), packed(positions))
            for term, positions in self.analyser.index_terms(_texts(value)).items()
        ]


class Prefixes(_Field):
    """Texts that are completed while somebody types: every beginning of every word.

    A posting has no contents, so that it is as small as can be; lengths are kept, so that of two
    texts with what was typed the shorter one scores higher.
    """

    def __init__(self, analyser: Analyser) -> None:
        super().__init__(Existence())
        self.analyser = Analyser(analyser.languages)
        self.scorable = True

    def configuration(self) -> tuple[object, ...]:
        """Return nothing: neither stems nor synonyms are completed."""
        return ()

    def postings(self, value: str | Sequence[str]) -> Postings:
        """Return the postings of a text, or of several."""
        prefixes = self.analyser.prefixes(_texts(value))
        return [(prefix.encode(), 1, 1.0, _NO_VALUE) for prefix in prefixes]


class Labels(_Field):
    """Exact values of which a document has some, such as the names of its models."""

    def __init__(self) -> None:
        super().__init__(Existence())

    def postings(self, value: str | Sequence[str]) -> Postings:
        """Return the postings of a value, or of several."""
        return [(label.encode(), 1, 1.0, _NO_VALUE) for label in dict.fromkeys(_texts(value))]


class Key(_Field):
    """What identifies a document; a column gives it by the number of the document."""

    def __init__(self) -> None:
        super().__init__(Existence())
        self.unique = True
        self.column_type = VarBytesColumn()

    def postings(self, value: str) -> Postings:
        """Return the one posting of a key."""
        return [(value.encode(), 1, 1.0, _NO_VALUE)]


class Value(_Field):
    """Bytes by the number of a document, to sort, filter and count by; they are not searched."""

    indexed = False

    def __init__(self) -> None:
        super().__init__(Existence())
        self.column_type = VarBytesColumn()

    def from_column_value(self, value: bytes) -> bytes:  # type: ignore[override]  # no text here
        """Return the bytes as they were given."""
        return value


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value
