"""What looks across the domains: home, index pages, country pages, search, navigation."""
