"""Is the site alive, ready, and how is it doing: for those who keep it running."""
