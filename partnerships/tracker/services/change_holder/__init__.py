"""Change the holder of a post in one action."""

from partnerships.tracker.services.change_holder.change import HolderChange, change_holder
from partnerships.tracker.services.change_holder.letting_go import Moved, Release, let_go

__all__ = ["HolderChange", "Moved", "Release", "change_holder", "let_go"]
