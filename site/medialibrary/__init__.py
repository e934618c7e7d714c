"""Own Image, Rendition and Document."""
