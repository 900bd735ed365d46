"""Open formats in and out: read, check, write."""
