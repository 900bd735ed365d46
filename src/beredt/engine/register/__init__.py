"""What we have: facilities, places, staff, stocks, utilities, transport, pathways.

Every row of every table says where it comes from (`source`, `source_date`), what it
is (`mark`: official, derived or assumption) and how sure we are (`confidence`).
The field names are the column names of the CSV files of the data package.
"""

from beredt.engine.register.country import Register
from beredt.engine.register.kinds import (
    Amount,
    Basis,
    Confidence,
    Count,
    Days,
    Distribution,
    FacilityKind,
    HolderKind,
    Hours,
    Id,
    Latitude,
    Longitude,
    Mark,
    Mode,
    PlaceKind,
    Pool,
    Profession,
    Share,
    Status,
    Text,
    UtilityKind,
)
from beredt.engine.register.patients import Activity, Category, Consumption, Stage
from beredt.engine.register.people import Ratio, Reserve, Role, Staff
from beredt.engine.register.places import (
    Catchment,
    Dependency,
    Facility,
    Municipality,
    Occupancy,
    Places,
    Region,
    Sourced,
    Trust,
    Utility,
)
from beredt.engine.register.supplies import Item, Offer, Parameter, Stock, Transport

__all__ = [
    "Activity",
    "Amount",
    "Basis",
    "Catchment",
    "Category",
    "Confidence",
    "Consumption",
    "Count",
    "Days",
    "Dependency",
    "Distribution",
    "Facility",
    "FacilityKind",
    "HolderKind",
    "Hours",
    "Id",
    "Item",
    "Latitude",
    "Longitude",
    "Mark",
    "Mode",
    "Municipality",
    "Occupancy",
    "Offer",
    "Parameter",
    "PlaceKind",
    "Places",
    "Pool",
    "Profession",
    "Ratio",
    "Region",
    "Register",
    "Reserve",
    "Role",
    "Share",
    "Sourced",
    "Staff",
    "Stage",
    "Status",
    "Stock",
    "Text",
    "Transport",
    "Trust",
    "Utility",
    "UtilityKind",
]
