"""How a record or list is cited: in words, and for the programs that keep references."""
