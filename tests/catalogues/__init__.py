"""The catalogues of the other languages: what is to be translated, and whether it is done."""
