"""Hand what a colleague has over to somebody else."""

from partnerships.tracker.services.hand_over.handing import HandedOver, Share, hand_over
from partnerships.tracker.services.hand_over.holders import Holder, list_holders
from partnerships.tracker.services.hand_over.kinds import KINDS, HandOverKind, items_of

__all__ = [
    "KINDS",
    "HandOverKind",
    "HandedOver",
    "Holder",
    "Share",
    "hand_over",
    "items_of",
    "list_holders",
]
