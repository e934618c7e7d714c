"""Make every search entry anew."""
