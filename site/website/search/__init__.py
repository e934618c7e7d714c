"""How the public search finds, orders and shows what it knows."""
