"""Places outside hospitals: municipal units, nursing homes, hubs."""

from beredt.engine.register import Facility, Municipality, Places
from register.counting import Counted, rows_by_status
from register.provenance import assumed, derived
from register.spread import spread

MUNICIPAL_ACUTE = {
    "helse-sor-ost": 350,
    "helse-vest": 139,
    "helse-midt-norge": 79,
    "helse-nord": 120,
}


def municipal_places(
    facilities: tuple[Facility, ...],
    municipalities: tuple[Municipality, ...],
    people: dict[str, int],
) -> list[Places]:
    """List places of municipal acute units and nursing homes."""
    acute: dict[str, int] = {}
    for region, total in MUNICIPAL_ACUTE.items():
        acute |= spread(
            total,
            {
                f.id: people[f.trust]
                for f in facilities
                if f.kind == "municipal_acute" and f.region == region
            },
        )
    rows: list[Places] = []
    for facility in facilities:
        if facility.kind == "municipal_acute":
            rows += _municipal_acute(facility.id, acute[facility.id])
        if facility.kind == "nursing_home":
            beds = sum(
                m.nursing_home_places
                for m in municipalities
                if m.trust == facility.trust
            )
            rows += _nursing_home(facility.id, beds)
    return rows


def _municipal_acute(facility: str, number: int) -> list[Places]:
    most = round(1.2 * number)
    return rows_by_status(
        facility,
        "municipal",
        (most, most, number, round(1.1 * number), most),
        Counted(
            isolation=0.05,
            definition="Municipal acute place (KAD), counted 2022",
            origin=derived(
                "Regional totals 2022: helsedirektoratet.no, municipal acute places; "
                "split over trust areas by population; surge 10-20 % assumed",
                "2022",
                "medium",
            ),
        ),
    )


def _nursing_home(facility: str, number: int) -> list[Places]:
    return rows_by_status(
        facility,
        "municipal",
        (number, number, number, number, number),
        Counted(
            isolation=0.02,
            definition="Nursing-home place, counted 2018",
            origin=derived(
                "Statistics Norway table 11875 (CC BY 4.0), municipalities added up",
                "2018",
                "medium",
            ),
        ),
    )


def hub_places(facilities: tuple[Facility, ...]) -> list[Places]:
    """List places where evacuated patients wait for the next leg."""
    rows: list[Places] = []
    for facility in facilities:
        if facility.kind == "hub":
            abroad = facility.region == ""
            rows += rows_by_status(
                facility.id,
                "hub",
                (20, 20, 20, 20, 20) if abroad else (60, 40, 20, 40, 60),
                Counted(
                    isolation=0.1,
                    definition="Litter place for at most 48 hours",
                    origin=derived("pcpm.org.pl: outbound hall", "2022-09", "high")
                    if abroad
                    else assumed(
                        "20 litters at once, 60 with help from the Armed Forces"
                    ),
                ),
            )
    return rows
