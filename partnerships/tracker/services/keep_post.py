"""Write down a post, or change what is known of it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from foundation.text import fold, tidy_line
from partnerships.tracker.choices import AuditAction
from partnerships.tracker.models import Post, Tenure
from partnerships.tracker.services.changed_fields import changed_fields
from partnerships.tracker.services.check_tenure import in_words
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def keep_post(post: Post, user: User) -> Post:
    """Save a post for `user`; raises ValidationError by field."""
    before = None
    if post.pk:
        before = Post.everything.select_for_update().get(pk=post.pk)
    post.title, post.unit = tidy_line(post.title), tidy_line(post.unit)
    _check(post)
    if before is None:
        post.created_by = user
    try:
        with transaction.atomic():
            post.save()
    except IntegrityError as error:
        raise _taken() from error
    names = [] if before is None else changed_fields(post, before)
    if before is None:
        write_audit(AuditAction.CREATED, post, user)
    elif names:
        write_audit(AuditAction.CHANGED, post, user, ", ".join(names))
    return post


def _check(post: Post) -> None:
    if not post.title:
        raise ValidationError({"title": _("A post needs a title.")})
    if post.organisation.is_us:
        raise ValidationError({"organisation": _("This is us: our colleagues have accounts.")})
    others = Post.everything.filter(organisation=post.organisation).exclude(pk=post.pk)
    key = (fold(post.title), fold(post.unit))
    if any((fold(each.title), fold(each.unit)) == key for each in others):
        raise _taken()
    if post.ended_on and post.pk:
        _check_end(post)


def _check_end(post: Post) -> None:
    later = Tenure.everything.filter(post=post).exclude(ends_on__lte=post.ended_on)
    for tenure in later.select_related("person").order_by("pk")[:1]:
        words = _("%(person)s is in this post after %(day)s: end the tenure first.")
        named = {"person": tenure.person, "day": in_words(post.ended_on)}  # type: ignore[arg-type]  # asked for above
        raise ValidationError({"ended_on": words % named})


def _taken() -> ValidationError:
    return ValidationError(
        {"title": _("This organisation has a post of this title and unit already.")}
    )
