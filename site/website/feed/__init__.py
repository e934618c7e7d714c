"""The feed of changes: what is said of a change, and how it is handed out as Atom."""
