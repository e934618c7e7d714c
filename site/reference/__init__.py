"""Jurisdictions, languages and topics: the shared lists every record points at."""
