"""A card as a picture: PNG, 1200 × 630 pixels, as Open Graph recommends."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from website.cards.card import Card
from website.cards.letters import BOLD, REGULAR, direction_of, font
from website.look.tokens import Scheme, colours

SIZE: Final = (1200, 630)
MARGIN: Final = 72
BAND: Final = 28
#: Heights of the title, the largest in which it fits is taken; it has at most so many lines.
TITLE_SIZES: Final = (68, 58, 50, 44)
MOST_LINES: Final = 4
CUT: Final = "…"
WIDTH: Final = SIZE[0] - BAND - 2 * MARGIN
#: Where the last line stands.
FOOT: Final = SIZE[1] - MARGIN - 22


def draw(card: Card) -> bytes:
    """Return the picture."""
    sheet = _Sheet(card)
    sheet.line(card.kicker, REGULAR, 32, "ink-soft")
    sheet.skip(18)
    sheet.title(card.title)
    sheet.skip(26)
    if card.badge:
        sheet.badge(card.badge)
        sheet.skip(16)
    if card.sentence:
        sheet.paragraph(card.sentence, 32)
    sheet.foot(card.site, card.day)
    return sheet.as_png()


def lines_of(text: str, name: str, size: int, most: int) -> tuple[list[str], bool]:
    """Return a text in lines that fit, and whether something had to be cut."""
    lines: list[str] = []
    left = text.split()
    while left and len(lines) < most:
        line, left = _first_line(left, name, size)
        lines.append(line)
    if left:
        lines[-1] = _cut(lines[-1], name, size)
    return lines, bool(left)


def _first_line(words: list[str], name: str, size: int) -> tuple[str, list[str]]:
    """Return as many words as fit, and the others; a word that is too long is broken."""
    taken = 0
    for number in range(1, len(words) + 1):
        if _width(" ".join(words[:number]), name, size) > WIDTH:
            break
        taken = number
    if taken:
        return " ".join(words[:taken]), words[taken:]
    word, fitting = words[0], 1
    while fitting < len(word) and _width(word[: fitting + 1], name, size) <= WIDTH:
        fitting += 1
    return word[:fitting], [word[fitting:], *words[1:]]


def _cut(line: str, name: str, size: int) -> str:
    while line and _width(line + CUT, name, size) > WIDTH:
        line = line[:-1]
    return line.rstrip(" ,;:") + CUT


def _width(text: str, name: str, size: int) -> float:
    return font(name, size).getlength(text)


def _height(size: int) -> int:
    return int(size * 1.28)


class _Sheet:
    """The picture while it is drawn, line under line."""

    def __init__(self, card: Card) -> None:
        self._rtl = card.is_rtl
        self._tone = card.tone.value
        self._is_short = not card.badge
        self._colours = colours(Scheme.LIGHT)
        self._image = Image.new("RGB", SIZE, self._colours["paper"])
        self._draw = ImageDraw.Draw(self._image)
        self._y = MARGIN - 18
        start = SIZE[0] - BAND if self._rtl else 0
        self._draw.rectangle((start, 0, start + BAND, SIZE[1]), fill=self._colours["brand"])

    def skip(self, height: int) -> None:
        """Leave a space."""
        self._y += height

    def line(self, text: str, name: str, size: int, colour: str) -> None:
        """Write one line, cut where it ends."""
        for each in lines_of(text, name, size, 1)[0]:
            self._write(each, name, size, colour)

    def paragraph(self, text: str, size: int) -> None:
        """Write as many lines as there is room for above the foot."""
        room = (FOOT - 20 - self._y) // _height(size)
        for each in lines_of(text, REGULAR, size, room)[0] if room > 0 else ():
            self._write(each, REGULAR, size, "ink")

    def title(self, text: str) -> None:
        """Write the title as large as it fits."""
        most = MOST_LINES if self._is_short else MOST_LINES - 1
        for size in TITLE_SIZES:
            lines, is_cut = lines_of(text, BOLD, size, most)
            if not is_cut:
                break
        for each in lines:
            self._write(each, BOLD, size, "ink")

    def badge(self, text: str) -> None:
        """Write a status on a ground of its colour."""
        size, pad = 32, 18
        words = lines_of(text, BOLD, size, 1)[0][0]
        width, height = int(_width(words, BOLD, size)) + 2 * pad, int(size * 1.7)
        left = self._left(width)
        box = (left, self._y, left + width, self._y + height)
        self._draw.rectangle(box, fill=self._colours[f"{self._tone}-paper"])
        edge = box[2] - 8 if self._rtl else box[0]
        self._draw.rectangle((edge, box[1], edge + 8, box[3]), fill=self._colours[self._tone])
        self._put(left + pad, self._y + size * 0.2, words, BOLD, size, self._tone)
        self._y += height

    def foot(self, site: str, day: str) -> None:
        """Write whose page it is, and of which day, at the lower edge."""
        top = FOOT
        start = MARGIN if self._rtl else BAND + MARGIN
        self._draw.rectangle((start, top - 20, start + WIDTH, top - 18), fill=self._colours["rule"])
        ends = [(site, BOLD, "brand"), (day, REGULAR, "ink-soft")]
        for at_start, (text, name, colour) in zip((True, False), ends, strict=True):
            width = _width(text, name, 30)
            is_left = at_start is not self._rtl
            x = start if is_left else start + WIDTH - width
            self._put(x, top, text, name, 30, colour)

    def as_png(self) -> bytes:
        """Return the picture with as few colours as do for letters."""
        file = BytesIO()
        self._image.quantize(64).save(file, "PNG", optimize=True)
        return file.getvalue()

    def _write(self, text: str, name: str, size: int, colour: str) -> None:
        self._put(self._left(_width(text, name, size)), self._y, text, name, size, colour)
        self._y += _height(size)

    def _left(self, width: float) -> float:
        return SIZE[0] - BAND - MARGIN - width if self._rtl else BAND + MARGIN

    def _put(self, x: float, y: float, text: str, name: str, size: int, colour: str) -> None:
        """Write a text at a place, in the direction of its own letters."""
        self._draw.text(
            (x, y),
            text,
            self._colours[colour],
            font(name, size),
            direction=direction_of(text),
        )
