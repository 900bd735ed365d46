"""Measurements: the product's kernel side by side with its peers, in one run."""
