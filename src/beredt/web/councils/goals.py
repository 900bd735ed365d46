"""The goals of the strategy, which cases may serve."""

from functools import lru_cache

from beredt.files.strategies import read_strategy


@lru_cache
def goal_choices() -> list[tuple[str, str]]:
    """Return each goal's name in files, and its title."""
    return [(goal.id, goal.title) for goal in read_strategy().goals]
