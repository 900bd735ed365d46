"""Councils as tables and lists."""
