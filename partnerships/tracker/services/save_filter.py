"""Keep a narrowing of the list of partners under a name."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.models import SavedFilter

#: So many a colleague keeps: more is no help in finding one.
MOST_FILTERS = 50


@transaction.atomic
def save_filter(user: User, name: str, query: str, *, is_shared: bool = False) -> SavedFilter:
    """Return the filter, made anew; raises ValidationError at `name`."""
    name = tidy_line(name)
    own = SavedFilter.objects.filter(user=user)
    kept = SavedFilter(user=user, name=name, query=query, is_shared=is_shared)
    if not query:
        raise ValidationError({"name": _("Narrow the list first: this would keep all of it.")})
    if own.filter(name__iexact=name).exists():
        raise ValidationError({"name": _("You have a filter of this name.")})
    if own.count() >= MOST_FILTERS:
        raise ValidationError(
            {"name": _("You keep %(number)s filters: delete one first.") % {"number": MOST_FILTERS}}
        )
    try:
        kept.full_clean()
    except ValidationError as error:
        found = error.message_dict
        words = found.get("name") or [_("This asks for too much at once to be kept.")]
        raise ValidationError({"name": words}) from error
    kept.save()
    return kept
