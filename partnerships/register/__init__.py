"""The public register: organisations, portals, forums, editions, engagements, seats."""
