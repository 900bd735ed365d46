"""Who should be moved where: the plan that leaves least unmet, and what binds it."""

from beredt.engine.allocation.arcs import Arcs
from beredt.engine.allocation.choosing import allocate
from beredt.engine.allocation.eliminating import Elimination, eliminate
from beredt.engine.allocation.expecting import PLANNED, instance_of
from beredt.engine.allocation.gathering import gather
from beredt.engine.allocation.instance import Budget, Instance, Journeys, PatientGroup
from beredt.engine.allocation.levers import (
    AddedJourneys,
    AddedPlaces,
    Levers,
    RowEntries,
)
from beredt.engine.allocation.plan import Allocation, Binding, Move
from beredt.engine.allocation.rolling import allocate_rolling
from beredt.engine.allocation.solver import SolverError
from beredt.engine.allocation.weights import DECLARED, Weights

__all__ = [
    "DECLARED",
    "PLANNED",
    "AddedJourneys",
    "AddedPlaces",
    "Allocation",
    "Arcs",
    "Binding",
    "Budget",
    "Elimination",
    "Instance",
    "Journeys",
    "Levers",
    "Move",
    "PatientGroup",
    "RowEntries",
    "SolverError",
    "Weights",
    "allocate",
    "allocate_rolling",
    "eliminate",
    "gather",
    "instance_of",
]
