"""Who needs care: which patients, from which source, when and where."""

from beredt.engine.demand.drawing import Demand, draw_demand

__all__ = ["Demand", "draw_demand"]
