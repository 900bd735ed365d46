"""Versions of the register: what we have, as published."""
