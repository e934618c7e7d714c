"""What every answer of the website passes."""
