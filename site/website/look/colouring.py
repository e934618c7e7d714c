"""The colours that a site may have of its own: what they must be seen on, and their style sheet."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foundation.colours import HEX, LEAST_FOR_TEXT, contrast
from website.look.tokens import Scheme, colours


@dataclass(frozen=True)
class OwnColour:
    """A colour that may be set: its token, its scheme, the tokens that it meets."""

    token: str
    scheme: Scheme
    meets: tuple[str, ...]

    @property
    def is_dark(self) -> bool:
        """Whether what it meets is light."""
        return self.token == "brand" or self.scheme is Scheme.LIGHT  # noqa: S105  (a token of the design)


_ON_BRAND: Final = ("on-brand", "on-brand-soft")
_GROUNDS: Final = ("paper", "surface", "sunken")
#: By the name of the field of `SiteLook`.
OWN_COLOURS: Final = {
    "brand_light": OwnColour("brand", Scheme.LIGHT, _ON_BRAND),
    "brand_dark": OwnColour("brand", Scheme.DARK, _ON_BRAND),
    "accent_light": OwnColour("accent", Scheme.LIGHT, _GROUNDS),
    "accent_dark": OwnColour("accent", Scheme.DARK, _GROUNDS),
}
_MEDIA: Final = {
    Scheme.LIGHT: "(prefers-color-scheme: light) and (prefers-contrast: no-preference)",
    Scheme.DARK: "(prefers-color-scheme: dark) and (prefers-contrast: no-preference)",
}


def what_is_faint(name: str, colour: str) -> str:
    """Return in words why words could not be read in or on a colour; nothing when they can be."""
    own = OWN_COLOURS[name]
    met = colours(own.scheme)
    worst = min((met[token] for token in own.meets), key=lambda each: contrast(colour, each))
    ratio = contrast(colour, worst)
    if ratio >= LEAST_FOR_TEXT:
        return ""
    words = {"ground": worst, "ratio": f"{ratio:.1f}"}
    if own.is_dark:
        return (
            _(
                "Words could not be read: its contrast with %(ground)s is %(ratio)s to 1 and must "
                "be at least 4.5 to 1. Take a darker one."
            )
            % words
        )
    return (
        _(
            "Words could not be read: its contrast with %(ground)s is %(ratio)s to 1 and must be "
            "at least 4.5 to 1. Take a lighter one."
        )
        % words
    )


def stylesheet(chosen: Mapping[str, str]) -> str:
    """Return the style sheet that sets the colours chosen, by name of field; empty for none.

    Who asks for more contrast, or for colours of their own, has those of the design.
    """
    blocks = []
    for scheme, media in _MEDIA.items():
        lines = [
            line
            for name, own in OWN_COLOURS.items()
            if own.scheme is scheme and HEX.fullmatch(chosen.get(name, ""))
            for line in _declarations(own, chosen[name])
        ]
        if lines:
            blocks.append(f"@media {media} {{\n    :root {{ {' '.join(lines)} }}\n}}\n")
    return "".join(blocks)


def _declarations(own: OwnColour, colour: str) -> list[str]:
    found = [f"--{own.token}: {colour};"]
    if own.token == "brand":  # noqa: S105  (a token of the design)
        edge = colour if own.scheme is Scheme.LIGHT else colours(own.scheme)["rule-strong"]
        found.append(f"--brand-edge: {edge};")
    return found


def mark_of(sheet: str) -> str:
    """Return what the address of a style sheet bears: it differs when the sheet does."""
    return hashlib.sha256(sheet.encode()).hexdigest()[:12] if sheet else ""
