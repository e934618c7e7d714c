"""A small app with one kind of record, as large as laws are."""
