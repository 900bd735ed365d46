"""Pages of AI systems: the register, how it is written, and what everybody may see."""
