"""The site: people plan together in a browser, on the same register."""
