"""Who people are, where they belong, and what they may do."""
