"""How the public pages fare with a hundred laws and with ten thousand."""
