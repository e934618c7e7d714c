"""Case studies: pages tied to places, portals, partners and laws."""
