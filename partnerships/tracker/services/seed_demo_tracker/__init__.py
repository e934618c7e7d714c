"""Fill the tracker of the demonstration with invented partners' work."""

from partnerships.tracker.services.seed_demo_tracker.seed import seed_demo_tracker

__all__ = ["seed_demo_tracker"]
