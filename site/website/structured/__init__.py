"""What pages say for programs: objects of schema.org, as JSON-LD has them."""
