"""Ask whether one health service can meet military, allied and civil need at once."""
