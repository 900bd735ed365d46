"""What can be used: usable places, when they change, and what binds them."""

from beredt.engine.capacity.planning import Capacity, plan_capacity

__all__ = ["Capacity", "plan_capacity"]
