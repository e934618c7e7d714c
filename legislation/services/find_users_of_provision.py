"""Who rests on a provision: the scorecards that name it as evidence."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from legislation.models import Answer


def find_users_of_provision(uid: UUID) -> Iterator[str]:
    """Yield the scorecards with an answer that rests on the provision, published or drafted."""
    answers = Answer.objects.filter(provision_uid=uid).select_related(
        "assessment__framework", "assessment__jurisdiction"
    )
    for answer in answers:
        yield _("the scorecard “%(scorecard)s”") % {"scorecard": answer.assessment}
