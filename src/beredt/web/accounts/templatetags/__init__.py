"""Words of accounts for pages."""
