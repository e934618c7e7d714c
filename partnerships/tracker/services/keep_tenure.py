"""Write down, or correct, that a person holds or held a post."""

from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Tenure
from partnerships.tracker.services.change_holder import Release, let_go
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.check_tenure import check_tenure
from partnerships.tracker.services.lock_post import lock_post
from partnerships.tracker.services.save_tenure import save_tenure
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def keep_tenure(tenure: Tenure, user: User) -> Tenure:
    """Save a tenure, new or corrected, for `user`; raises ValidationError by field.

    An end where there was none, or a later one, is an end of the holder, also on a day to come:
    what is planned after it is let go, and what names the former holder is flagged, as by a change
    of holder.
    """
    tenure.post = lock_post(tenure.post)
    check_tenure(tenure)
    before = Tenure.everything.filter(pk=tenure.pk).first() if tenure.pk else None
    if before is None:
        tenure.created_by = user
    save_tenure(tenure)
    if before is None:
        write_audit(AuditAction.CREATED, tenure, user)
        return tenure
    names = changed_fields(tenure, before)
    if names:
        write_audit(AuditAction.CHANGED, tenure, user, ", ".join(names))
    if ends_sooner(tenure, before):
        let_go(Release(tenure, None), user)
    return tenure


def ends_sooner(tenure: Tenure, before: Tenure) -> bool:
    """Say whether a tenure ends on a day on which it did not end yet before it was corrected."""
    if tenure.ends_on is None:
        return False
    return before.ends_on is None or tenure.ends_on < before.ends_on
