"""Read an e-mail that somebody uploads, whatever its sender put into it; fetch nothing."""

from partnerships.tracker.services.read_email.message import (
    LARGEST_EMAIL,
    Attachment,
    Correspondent,
    Email,
)
from partnerships.tracker.services.read_email.read import read_email

__all__ = ["LARGEST_EMAIL", "Attachment", "Correspondent", "Email", "read_email"]
