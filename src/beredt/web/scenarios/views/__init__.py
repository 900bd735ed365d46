"""Pages of scenarios: as published, and as they are written."""
