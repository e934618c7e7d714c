"""How the site looks: its tokens, and the components that the style guide shows."""
