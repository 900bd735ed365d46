"""Pages of drafts: rows that are changed, tables that are imported."""
