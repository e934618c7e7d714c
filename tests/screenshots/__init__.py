"""Pictures of every type of page, so that a change of look can be seen (`make screenshots`)."""
