"""What operators run by hand or by timer."""
