"""Councils: their seats, their meetings, and what is decided in them."""
