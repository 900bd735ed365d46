"""Campaigns: organisations are asked what they have, and answer with a spreadsheet."""
