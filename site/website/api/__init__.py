"""The public API: `/api/v1/`, assembled from the allow-lists of the families."""
