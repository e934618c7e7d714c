"""Whether the search finds what people look for: real questions and the answers they expect."""
