"""Log an interaction, with all that belongs to it."""

from partnerships.tracker.services.log_interaction.draft import Additions, InteractionDraft
from partnerships.tracker.services.log_interaction.log import log_interaction

__all__ = ["Additions", "InteractionDraft", "log_interaction"]
