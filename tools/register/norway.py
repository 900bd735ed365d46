"""The register of Norway, put together."""

from beredt.engine.register import Register
from register.categories import list_categories
from register.consumption import list_consumption
from register.geography import (
    list_catchments,
    list_municipalities,
    list_regions,
    list_trusts,
)
from register.intervals import list_intervals
from register.movement import list_offers, list_transport
from register.ordinary import list_activity, list_occupancy
from register.parameters import list_parameters
from register.pathways import list_pathways
from register.places import list_places
from register.rhythm import list_ages, list_seasons, list_weekdays
from register.sites import list_facilities
from register.staffing import list_ratios, list_reserves, list_roles, list_staff
from register.supplies import list_items, list_stocks
from register.utilities import list_dependencies, list_utilities


def build_norway() -> Register:
    """Build the register from the source tables and the declared assumptions."""
    municipalities = list_municipalities()
    facilities = list_facilities(municipalities)
    places = list_places(facilities, municipalities)
    staff = list_staff(facilities, places)
    activity = list_activity()
    return Register(
        name="norway",
        title="Norge: helsetjenestens kapasitet",
        version="2026.1",
        regions=list_regions(),
        trusts=list_trusts(),
        municipalities=municipalities,
        catchments=list_catchments(),
        facilities=facilities,
        places=places,
        staff=staff,
        roles=list_roles(staff),
        reserves=list_reserves(municipalities),
        ratios=list_ratios(),
        utilities=list_utilities(facilities),
        dependencies=list_dependencies(),
        categories=list_categories(),
        pathways=list_pathways(),
        activity=activity,
        weekdays=list_weekdays(),
        seasons=list_seasons(),
        ages=list_ages(),
        occupancy=list_occupancy(),
        items=list_items(),
        stocks=list_stocks(),
        consumption=list_consumption(),
        transport=list_transport(facilities, municipalities),
        offers=list_offers(),
        parameters=list_parameters(),
        intervals=list_intervals(activity),
    )
