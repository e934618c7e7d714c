"""What can be done with case studies, one verb a file."""
