"""Which agreements are with a partner: its own, and those to which its body is a further party."""

from django.db.models import Q

from partnerships.tracker.models import Agreement, Relationship


def agreements_with(relationship: Relationship, path: str = "") -> Q:
    """Return the condition of such agreements, `path` away; who may see them is asked apart."""
    named = Agreement.parties.through.objects.filter(organisation=relationship.organisation_id)
    as_party = Q(**{f"{path}pk__in": named.order_by().values("agreement")})
    return Q(**{f"{path}relationship": relationship}) | as_party
