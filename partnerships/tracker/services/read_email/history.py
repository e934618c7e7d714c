"""Part what somebody wrote from the earlier e-mails that are quoted below it."""

import re
from typing import Final

_LONGEST_LINE: Final = 300
#: How mail programs announce the e-mail that they quote, in the languages of most partners.
_STARTS: Final = re.compile(
    r"""^\s*(?:
        -{2,}\s*(?:original\ message|forwarded\ message|message\ d'origine|mensaje\ original
            |mensagem\ original|ursprüngliche\ nachricht)\s*-{2,}
        | _{20,}
        | begin\ forwarded\ message:
        | (?:on|le|el|em|am)\b.{4,200}(?:wrote|a\ écrit|escribió|escreveu|schrieb.{0,80})\s*:
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM: Final = re.compile(r"^\s*\*?(?:from|de|von|da)\s*:\*?\s*\S", re.IGNORECASE)
_SENT: Final = re.compile(
    r"^\s*\*?(?:sent|date|envoyé|enviado|gesendet|datum|to|à|para|an)\s*:", re.IGNORECASE
)


def part_history(text: str) -> tuple[str, str]:
    """Return what was written, and what is quoted below it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _begins_history(lines, number, line[:_LONGEST_LINE]):
            own, history = lines[:number], lines[number:]
            break
    else:
        last = len(lines)
        while last and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith(">")):
            last -= 1
        own, history = lines[:last], lines[last:]
    written = "\n".join(own).strip()
    # An e-mail that is all quotation was forwarded: then the quotation is what it says.
    return (written, "\n".join(history).strip()) if written else (text.strip(), "")


def _begins_history(lines: list[str], number: int, line: str) -> bool:
    following = [each[:_LONGEST_LINE] for each in lines[number + 1 : number + 3]]
    if _STARTS.match(line):
        return True
    if following and line.rstrip() and _STARTS.match(f"{line.rstrip()} {following[0].lstrip()}"):
        return line.lstrip()[:3].lower() in {"on ", "le ", "el ", "em ", "am "}
    return bool(_FROM.match(line)) and any(_SENT.match(each) for each in following)
