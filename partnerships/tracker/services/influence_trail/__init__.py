"""The influence trail: what we did, what came of it in a law, and how strongly it shows."""

from partnerships.tracker.services.influence_trail.causes import Cause, cause_of, responses
from partnerships.tracker.services.influence_trail.effects import (
    Effect,
    effects_of,
    find_effect,
    leading_to_law,
    leading_to_place,
)
from partnerships.tracker.services.influence_trail.reading import (
    TrailRow,
    laws_of_trail,
    partners_of_trail,
    places_of_trail,
    read_trail,
)
from partnerships.tracker.services.influence_trail.saving import (
    Claim,
    add_influence,
    change_influence,
    drop_influence,
)
from partnerships.tracker.services.influence_trail.users import find_users_in_trail

__all__ = [
    "Cause",
    "Claim",
    "Effect",
    "TrailRow",
    "add_influence",
    "cause_of",
    "change_influence",
    "drop_influence",
    "effects_of",
    "find_effect",
    "find_users_in_trail",
    "laws_of_trail",
    "leading_to_law",
    "leading_to_place",
    "partners_of_trail",
    "places_of_trail",
    "read_trail",
    "responses",
]
