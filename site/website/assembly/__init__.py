"""What the pages put together from the domains, each in a fixed number of queries."""
