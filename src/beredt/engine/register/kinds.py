"""The kinds of things a register counts, and the limits of its numbers."""

from typing import Annotated, Literal

from annotated_types import Ge, Le, MinLen, Unit

Mark = Literal["official", "derived", "assumption"]
Confidence = Literal["high", "medium", "low"]
FacilityKind = Literal[
    "hospital", "municipal_acute", "nursing_home", "role_2", "role_3", "hub", "partner"
]
PlaceKind = Literal[
    "ward",
    "observation",
    "intermediate",
    "intensive",
    "theatre",
    "emergency",
    "burn",
    "neonatal",
    "obstetric",
    "dialysis",
    "psychiatric",
    "rehabilitation",
    "municipal",
    "hub",
]
Status = Literal[
    "physical", "equipped", "staffed", "surge_realistic", "surge_theoretical"
]
Profession = Literal[
    "nurse",
    "intensive_care_nurse",
    "theatre_nurse",
    "anaesthetic_nurse",
    "assistant_nurse",
    "midwife",
    "doctor",
    "surgeon",
    "anaesthetist",
    "physiotherapist",
    "radiographer",
    "biomedical_scientist",
    "ambulance_worker",
]
Pool = Literal[
    "hospital", "municipality", "armed_forces", "home_guard", "volunteer", "other"
]
UtilityKind = Literal["power", "water", "ecom", "ict", "oxygen"]
Basis = Literal["patient_day", "admission"]
HolderKind = Literal["ward", "hospital", "wholesaler", "national", "eu"]
Distribution = Literal["gamma", "lognormal", "exponential", "fixed"]
Mode = Literal[
    "ambulance",
    "ambulance_helicopter",
    "ambulance_aeroplane",
    "rescue_helicopter",
    "evacuation_aeroplane",
    "transport_aeroplane",
    "train",
    "bus",
    "fast_ferry",
    "ambulance_boat",
]
# Trains, buses, ferries and large aircraft move patients only when a measure calls for
# them; these move patients every day.
EVERYDAY: tuple[Mode, ...] = (
    "ambulance",
    "ambulance_helicopter",
    "ambulance_aeroplane",
    "rescue_helicopter",
    "ambulance_boat",
)
# These fetch patients anywhere, other vehicles where they are based.
LARGE_AIRCRAFT: tuple[Mode, ...] = ("evacuation_aeroplane", "transport_aeroplane")
# Boats reach the coast only, so they go where a measure sends them by name.
BOATS: tuple[Mode, ...] = ("fast_ferry", "ambulance_boat")

# Units that some patients may only be moved to; a trauma centre has the function too.
SpecialUnit = Literal["trauma_centre", "trauma_function", "neurosurgery"]

Id = Annotated[str, MinLen(1)]
Share = Annotated[float, Ge(0), Le(1)]
Amount = Annotated[float, Ge(0)]
Count = Annotated[int, Ge(0)]
Latitude = Annotated[float, Ge(-90), Le(90), Unit("degrees")]
Longitude = Annotated[float, Ge(-180), Le(180), Unit("degrees")]
Days = Annotated[float, Ge(0), Unit("days")]
Hours = Annotated[float, Ge(0), Unit("hours")]
Text = Annotated[str, MinLen(1)]
