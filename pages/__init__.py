"""HTML for people, and how the service is doing for machines."""
