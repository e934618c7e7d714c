"""The picture that is shown where the address of a page is shared."""
