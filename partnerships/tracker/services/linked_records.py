"""Which records of the tracker have a screen of their own."""

from typing import Any, Final

from partnerships.tracker.models import (
    ActionPoint,
    Agreement,
    Commitment,
    InfluenceLink,
    Interaction,
    Person,
    Post,
    PrivateFile,
    Relationship,
)

#: For each model what the name of a row needs, and the address of its screen.
LINKED: Final[dict[Any, tuple[tuple[str, ...], str]]] = {
    Relationship: (("organisation", "portal"), "tracker_partner"),
    Interaction: ((), "tracker_interaction"),
    Commitment: ((), "tracker_commitment"),
    ActionPoint: ((), "tracker_action"),
    Agreement: ((), "tracker_agreement"),
    Post: ((), "tracker_post"),
    Person: ((), "tracker_person"),
    InfluenceLink: ((), "tracker_influence_edit"),
    PrivateFile: ((), "tracker_file"),
}
