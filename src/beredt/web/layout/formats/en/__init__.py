"""Dates in English as Europe writes them."""
