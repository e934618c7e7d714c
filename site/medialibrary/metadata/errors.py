"""Why a file is refused."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def refusal(message: Any, code: str) -> ValidationError:
    """Return the message to show at the field `file`."""
    return ValidationError({"file": ValidationError(message, code=code)})


def unreadable() -> ValidationError:
    """Return the refusal of a file that isn't what its name says."""
    return refusal(
        _("This file cannot be read. It may be damaged, or not be what its name says."),
        "unreadable",
    )


def too_large() -> ValidationError:
    """Return the refusal of a file that would unfold beyond what the server can hold."""
    return refusal(_("This file unfolds to more than this site can handle."), "too_large")
