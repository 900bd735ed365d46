"""Strategies that are followed: what is said of goals, milestones, indicators."""
