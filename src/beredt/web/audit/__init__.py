"""What was done: one event for each action, that nobody can change."""
