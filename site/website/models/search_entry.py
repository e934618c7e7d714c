"""What the public search knows: one row for each live public record, page, place and topic."""
