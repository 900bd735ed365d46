"""What to do: the measures that close most, and what one more of each is worth."""
