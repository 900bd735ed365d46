"""The log of actions, to read and to search."""
