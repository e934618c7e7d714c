"""Legislation records: instruments, their events, provisions, duties and relations."""
