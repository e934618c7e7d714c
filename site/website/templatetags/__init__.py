"""What templates of the website say by a word."""
