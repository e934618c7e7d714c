"""Save a tenure, or say that somebody else was faster."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from partnerships.tracker.models import Tenure


def save_tenure(tenure: Tenure) -> None:
    """Save a tenure that was checked; raises ValidationError if somebody else was faster."""
    try:
        with transaction.atomic():
            tenure.save()
    except IntegrityError as error:
        raise ValidationError(
            {NON_FIELD_ERRORS: _("Somebody else has just changed who holds this post: look again.")}
        ) from error
