"""What was recorded, set beside what the model computes."""

from beredt.engine.validation.line import Line

__all__ = ["Line"]
