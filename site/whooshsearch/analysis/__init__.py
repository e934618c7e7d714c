"""Pure text: what a word is, which words are the same, and what they are called in the index."""
