"""What a picture says, before it is drawn."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """The tone of a status: the token of its colour in `css/tokens.css`."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    CALM = "calm"


@dataclass(frozen=True)
class Card:
    """The words of a picture.

    `kicker` says what it is and where; `badge` is a status in a word, `sentence` the same with
    its date, or what the page holds; `day` the day on which all this was so, in words.
    """

    kicker: str
    title: str
    site: str
    day: str
    badge: str = ""
    sentence: str = ""
    tone: Tone = Tone.CALM
    is_rtl: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that has to be drawn."""
        return (self.kicker, self.title, self.site, self.day, self.badge, self.sentence)
