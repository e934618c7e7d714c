"""The command that kills."""
