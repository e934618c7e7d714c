"""Many samples on one page: names that a page must have once only are made those of one sample."""

import re
from typing import Final

_REFERENCES: Final = re.compile(
    r'(\s(?:id|for|aria-labelledby|aria-describedby|aria-controls|headers|list)=")([^"]+)(")'
)
_IDS: Final = re.compile(r'\sid="([^"]+)"')
_FRAGMENT: Final = re.compile(r'(\shref=")#([^"]*)(")')
_DRAWN: Final = re.compile(r"url\(#([^)]+)\)")
_LABEL: Final = re.compile(r'(<(?:nav|aside|section|form|pre|div)\b[^>]*\saria-label=")([^"]+)(")')
_SEARCH: Final = re.compile(r'(<form\b(?![^>]*\saria-label)[^>]*\srole="search")')
#: Where a link leads whose aim the sample does not show.
ELSEWHERE: Final = "#content"


def on_its_own_stage(html: str, stage: str) -> str:
    """Return a sample as it can stand on a page beside others: ids and landmarks bear `stage`."""
    there = set(_IDS.findall(html))

    def aimed(found: re.Match[str]) -> str:
        aim = f"#{stage}-{found[2]}" if found[2] in there else ELSEWHERE
        return f"{found[1]}{aim}{found[3]}"

    html = _FRAGMENT.sub(aimed, html)
    html = _REFERENCES.sub(lambda found: f"{found[1]}{_named(found[2], stage)}{found[3]}", html)
    html = _LABEL.sub(lambda found: f"{found[1]}{found[2]} ({stage}){found[3]}", html)
    html = _DRAWN.sub(rf"url(#{stage}-\1)", html)
    return _SEARCH.sub(rf'\1 aria-label="{stage}"', html)


def _named(names: str, stage: str) -> str:
    return " ".join(f"{stage}-{name}" for name in names.split())
