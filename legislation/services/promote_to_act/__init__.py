"""Promote a bill to the act that it became: two records, one address that never broke."""

from legislation.services.promote_to_act.audit import PROMOTED, add_log_actions
from legislation.services.promote_to_act.checks import (
    LAW_TYPES,
    may_be_promoted,
    why_not_promoted,
)
from legislation.services.promote_to_act.execute import preview_moves, promote_to_act
from legislation.services.promote_to_act.promotion import Promotion

__all__ = [
    "LAW_TYPES",
    "PROMOTED",
    "Promotion",
    "add_log_actions",
    "may_be_promoted",
    "preview_moves",
    "promote_to_act",
    "why_not_promoted",
]
