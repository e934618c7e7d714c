"""Guess from the addresses of an e-mail which partner, posts and colleagues it was between."""

from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from partnerships.register.models import Organisation
from partnerships.tracker.choices import Right
from partnerships.tracker.models import Post, Relationship, Tenure
from partnerships.tracker.services.find_colleagues import find_colleagues
from partnerships.tracker.services.read_email import Correspondent, Email
from partnerships.tracker.services.read_holders import holding_on


@dataclass
class Guess:
    """Whom the addresses of an e-mail belong to; strangers are only named, never written down."""

    relationship: Relationship | None = None
    posts: list[Post] = field(default_factory=list)
    colleagues: list[User] = field(default_factory=list)
    strangers: list[Correspondent] = field(default_factory=list)


def guess_correspondents(email: Email, user: User) -> Guess:
    """Return whom an e-mail was between, among what `user` may see and, of partners, change."""
    addresses = email.addresses
    if not addresses:
        return Guess()
    colleagues = list(find_colleagues(Right.SEE).filter(_is_any("email", addresses)))
    known = {colleague.email.lower() for colleague in colleagues}
    posts: dict[int, Post] = {}
    visible = Post.objects.visible_to(user).filter(ended_on=None).select_related("organisation")
    for post in visible.filter(_is_any("email", addresses)):
        posts[post.pk] = post
        known.add(post.email.lower())
    today = timezone.localdate()
    tenures = Tenure.everything.filter(_is_any("person__email", addresses), holding_on(today))
    for tenure in tenures.filter(post__in=visible).select_related("person", "post__organisation"):
        posts[tenure.post_id] = tenure.post
        known.add(tenure.person.email.lower())
    people = [*email.senders, *email.recipients]
    return Guess(
        relationship=_partner_of(list(posts.values()), user),
        posts=list(posts.values()),
        colleagues=colleagues,
        strangers=[person for person in people if person.address not in known],
    )


def _is_any(name: str, addresses: list[str]) -> Q:
    return reduce(or_, (Q(**{f"{name}__iexact": address}) for address in addresses))


def _partner_of(posts: list[Post], user: User) -> Relationship | None:
    """Return the partner to which most posts belong, themselves or by a body above theirs."""
    partners = Relationship.objects.editable_by(user).filter(portal=None)
    for organisation, _number in Counter(post.organisation for post in posts).most_common(3):
        body: Organisation | None = organisation
        seen: set[int] = set()
        while body is not None and body.pk not in seen:
            seen.add(body.pk)
            found: Relationship | None = partners.filter(organisation=body).first()
            if found is not None:
                return found
            body = body.parent
    return None
