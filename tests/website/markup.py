"""Checks what HTML must keep: balance, ids, headings, labels, no inline script or style."""

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
OPTIONAL_ATTRIBUTES = ("aria-label", "aria-labelledby", "title")
LABELLED = frozenset({"input", "select", "textarea"})


class MarkupChecker(HTMLParser):
    """Reads a page and keeps what is wrong with it in `faults`."""

    def __init__(self) -> None:
        """Start with an empty page."""
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.pointed_at: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.count: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        found = dict(attrs)
        self.count[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids[str(found["id"])] += 1
        self._note_attributes(tag, found)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        if tag == "label" and found.get("for"):
            self.labels.add(str(found["for"]))
        if tag in LABELLED and found.get("type") != "hidden":
            self.fields.append((tag, found))

    def _note_attributes(self, tag: str, found: dict[str, str | None]) -> None:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.pointed_at += (found.get(name) or "").split()
        if tag == "a" and (found.get("href") or "").startswith("#"):
            self.pointed_at.append(str(found["href"])[1:])
        if tag == "a" and not found.get("href"):
            self.faults.append(f"a link without address: {found}")
        if tag == "img" and "alt" not in found:
            self.faults.append(f"a picture without alt: {found.get('src')}")
        if "style" in found or any(name.startswith("on") for name in found):
            self.faults.append(f"inline style or script on <{tag}>")
        is_data = found.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in found and not is_data):
            self.faults.append(f"inline <{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Match an end with its start."""
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1] if self.open else '?'}>")
            return
        self.open.pop()

    def result(self) -> list[str]:
        """Return everything that is wrong."""
        found = list(self.faults)
        found += [f"<{tag}> is never closed" for tag in self.open]
        found += [
            f"id {name} stands {number} times" for name, number in self.ids.items() if number > 1
        ]
        found += [f"nothing has the id {name}" for name in self.pointed_at if name not in self.ids]
        found += [
            f"<{tag} name={attrs.get('name')}> has no label"
            for tag, attrs in self.fields
            if attrs.get("id") not in self.labels
            and not any(attrs.get(name) for name in OPTIONAL_ATTRIBUTES)
        ]
        if self.count["h1"] != 1:
            found.append(f"{self.count['h1']} first headings")
        found += [
            f"heading {after} follows heading {before}"
            for before, after in zip(self.headings, self.headings[1:], strict=False)
            if after > before + 1
        ]
        if self.count["main"] != 1:
            found.append(f"{self.count['main']} <main>")
        return found


def faults(html: str) -> list[str]:
    """Return what is wrong with a page."""
    checker = MarkupChecker()
    checker.feed(html)
    checker.close()
    return checker.result()
