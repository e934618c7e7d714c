"""Write down a person, or change what is known of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from foundation.text import tidy_line
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Person
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def keep_person(person: Person, user: User) -> Person:
    """Save a person for `user`; raises ValidationError by field."""
    before = None
    if person.pk:
        before = Person.everything.select_for_update().get(pk=person.pk)
    if before is not None and before.is_erased:
        raise ValidationError(_("This person was erased meanwhile: nothing can be added to them."))
    person.name = tidy_line(person.name)
    if not person.name:
        raise ValidationError({"name": _("A person needs a name.")})
    if before is None:
        person.created_by = user
    person.save()
    names = [] if before is None else changed_fields(person, before)
    if before is None:
        write_audit(AuditAction.CREATED, person, user)
    elif names:
        write_audit(AuditAction.CHANGED, person, user, ", ".join(names))
    return person
