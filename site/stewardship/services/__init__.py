"""What can be done with sources and reviews, one verb a file."""
