"""Find what still names a person: agreements, public pages and public records."""

from partnerships.tracker.services.find_mentions.finding import Mention, find_mentions

__all__ = ["Mention", "find_mentions"]
