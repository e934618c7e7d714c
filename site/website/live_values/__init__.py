"""Sentences that are queries: values in the text of a page that are looked up when it is read."""
