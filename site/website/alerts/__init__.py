"""E-mail alerts: what is followed, the links in messages, and the messages themselves."""
