"""Versions of scenarios: what could happen, as published."""
