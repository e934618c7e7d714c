"""The command that starts, kills and compares."""
