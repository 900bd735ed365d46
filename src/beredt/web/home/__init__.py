"""The first page: what needs doing today, for whoever looks."""
