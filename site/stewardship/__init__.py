"""Keeping records true: who owns them, where they come from, when they were last checked."""
