"""Synonyms: words and phrases of which a query for one is also a query for the others.

They come from a file of one rule per line and concern queries only: to change them, nothing needs
to be indexed again.

    csam, csaem, child sexual abuse material    each is also searched as the others
    ley, loi => law                             the left is also searched as the right
    # a remark
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from whooshsearch.analysis.tokens import patterns, token_of

_ARROW: Final = "=>"


class SynonymsError(ValueError):
    """A file of synonyms says something that is not a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is found on the left is also searched as each of the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The rules of a file, as they stand there."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def from_file(cls, path: Path | str) -> "Synonyms":
        """Read the rules of a file in UTF-8."""
        try:
            text = Path(path).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"{path} is not UTF-8: byte {error.start} cannot be read."
            raise SynonymsError(message) from error
        try:
            return cls.from_lines(text.splitlines())
        except SynonymsError as error:
            message = f"{path}, {error}"
            raise SynonymsError(message) from error

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> "Synonyms":
        """Read rules from lines; an error says which line it is in, and what to write instead."""
        rules = []
        for number, line in enumerate(lines, start=1):
            content = f" {line}".split(" #", 1)[0].strip()
            if content:
                try:
                    rules.append(_rule(content))
                except SynonymsError as error:
                    message = f"line {number}: {error}"
                    raise SynonymsError(message) from error
        return cls(tuple(rules))


def _rule(line: str) -> Rule:
    sides = [_terms(side) for side in line.split(_ARROW)]
    if len(sides) > 2:
        message = f"“{line}” has more than one “{_ARROW}”."
        raise SynonymsError(message)
    if len(sides) == 2:
        return Rule(*sides)
    if len(sides[0]) < 2:
        message = f"“{line}” stands alone: write “{line}, another” or “{line} {_ARROW} another”."
        raise SynonymsError(message)
    return Rule(sides[0], sides[0])


def _terms(side: str) -> tuple[str, ...]:
    terms = tuple(" ".join(term.split()) for term in side.split(","))
    for term in terms:
        if not any(token_of(raw).words for raw in patterns().token.findall(term)):
            message = (
                f"“{term}” is no word." if term else "a word is missing beside a comma or arrow."
            )
            raise SynonymsError(message)
    return terms
