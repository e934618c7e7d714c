"""What can be done with the register, one verb a file."""
