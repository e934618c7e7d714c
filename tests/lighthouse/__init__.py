"""The public site as a phone would see it, measured by Lighthouse (`make lighthouse`)."""
