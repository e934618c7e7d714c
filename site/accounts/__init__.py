"""Own User, teams, roles and sign-in."""
