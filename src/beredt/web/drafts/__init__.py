"""Registers as they are being changed, by several people, until they are published."""
