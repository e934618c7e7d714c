"""The private tracker of partner relationships; nothing public may import it."""
