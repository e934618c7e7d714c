"""`make bench`: how fast the search on Whoosh is, beside what else there is."""
