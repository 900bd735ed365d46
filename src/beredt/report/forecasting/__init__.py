"""A forecast, and how good it has been, as words, tables, charts and one page."""
