"""Who needs care: which patients, from which source, when and where."""

from beredt.engine.demand.drawing import Demand, draw_demand
from beredt.engine.demand.outside import Outside, outside

__all__ = ["Demand", "Outside", "draw_demand", "outside"]
