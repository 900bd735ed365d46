"""What each column means, said once."""

# Columns that mean the same wherever they stand.
WORDS = {
    "id": "Id by which other tables and scenarios name this row",
    "name": "Name as people know it",
    "name_nb": "Name in Norwegian bokmål",
    "name_nn": "Name in Norwegian nynorsk",
    "name_en": "Name in English",
    "name_uk": "Name in Ukrainian",
    "region": "Region (RHF)",
    "trust": "Hospital trust (HF); empty when it belongs to none",
    "municipality": "Municipality",
    "facility": "Facility",
    "lat": "Latitude (WGS 84)",
    "lon": "Longitude (WGS 84)",
    "kind": "Kind of place",
    "profession": "Profession",
    "category": "Patient category",
    "item": "Item",
    "value": "Planning value",
    "low": "Low end of the planning interval",
    "high": "High end of the planning interval",
    "persons": "Number of persons",
    "note": "What else a planner should know",
    "utility": "Utility",
    "source": "Where the number comes from, or on what it is assumed",
    "source_date": "Date of the source: year, year-month or date",
    "mark": "Official, derived from a source, or a planning assumption",
    "confidence": "How sure we are of the number",
}
OWN_WORDS: dict[str, dict[str, str]] = {
    "municipalities": {
        "alias": "Official form in two or three languages, where there is one",
        "county": "County",
        "population_0_17": "People aged 0 to 17",
        "population_18_44": "People aged 18 to 44",
        "population_45_66": "People aged 45 to 66",
        "population_67_79": "People aged 67 to 79",
        "population_80_plus": "People aged 80 or more",
        "nursing_home_places": "Places in nursing homes",
    },
    "catchments": {
        "share": "Share of the municipality that the facility serves; they sum to 1",
    },
    "facilities": {
        "kind": "Kind of facility",
        "region": "Region; empty abroad",
        "municipality": "Municipality; empty abroad and on Svalbard",
        "acute": "Whether it takes emergencies",
        "trauma": "Role in the trauma system",
        "neurosurgery": "Whether it has a department of neurosurgery",
    },
    "places": {
        "status": "How the places were counted",
        "number": "Number of places",
        "isolation": "How many of them are isolation rooms",
        "definition": "What was counted, and when",
    },
    "staff": {
        "pool": "Employer",
        "head_count": "Number of persons",
        "full_time_equivalents": "Full-time equivalents that, at the ordinary absence, "
        "staff the places with the status staffed",
        "absence": "Share ordinarily absent",
    },
    "roles": {
        "pool": "Where they work every day",
        "other_pool": "Where they are counted too",
    },
    "reserves": {
        "full_time_share": "Full-time equivalents that one person gives",
        "lead_days": "Days from the order until they come",
        "training_days": "Days of training before they count",
    },
    "ratios": {"value": "Full-time equivalents for one place open day and night"},
    "utilities": {
        "endurance_hours": "Hours that the facility manages without the utility",
        "low": "Low end of the interval, in hours",
        "high": "High end of the interval, in hours",
    },
    "dependencies": {"value": "Share of the places still usable without the utility"},
    "categories": {
        "death_share": "Share who die in hospital although treated in time",
        "isolation_share": "Share who need an isolation room",
        "postponable_share": "Share that can be put off four weeks or more",
        "bulk_move_hours": "Hours after arrival when bulk transport is possible; empty "
        "when it never is",
        "special_unit": "Unit that those whom a measure moves may only be moved to",
    },
    "pathways": {
        "order": "Number of the stage, from 1",
        "share": "Share of the patients who pass the stage",
        "stay": "Mean stay in the stage",
        "stay_low": "Low end of the interval of the mean stay",
        "stay_high": "High end of the interval of the mean stay",
        "variation": "Coefficient of variation of the stay",
        "distribution": "Form of the distribution of the stay",
        "priority": "0 immediate, 1 urgent, 2 can wait, 3 planned",
        "patience": "Mean hours waited before something happens; empty = waits for "
        "ever, 0 = does not wait",
        "waiting_death": "Share of those whose patience ends who die",
        "worsens_to": "Category that the others become; empty = they leave",
        "fallback": "Kind of place used when none of the kind is free within reach",
        "reach": "Longest travel to a free place",
    },
    "activity": {
        "kind": "Kind of place whose staffed number divides the admissions",
        "acute_only": "Whether only facilities with emergency intake are counted",
        "follows_people": "Share of the admissions divided by the people of the "
        "catchments; the rest follows the staffed places",
        "profile": "Profile of weekdays, months and ages; empty = all alike",
        "admissions": "Admissions a day in the whole country, mean of the year",
    },
    "weekdays": {
        "profile": "Profile of activity",
        "weekday": "1 Monday to 7 Sunday",
        "value": "Admissions on the weekday, relative to the mean of the week",
    },
    "seasons": {
        "profile": "Profile of activity",
        "month": "1 January to 12 December",
        "value": "Admissions in the month, relative to the mean of the year",
    },
    "ages": {
        "profile": "Profile of activity",
        "age": "Age band",
        "value": "Admissions of a person of the age, relative to the other ages",
    },
    "occupancy": {
        "facility_kind": "Kind of facility",
        "value": "Share of the staffed places that is always in use",
    },
    "items": {
        "atc": "ATC code, for medicines",
        "unit": "Unit of every quantity of the item",
        "daily_use": "Ordinary national use a day",
        "daily_inflow": "Ordinary national deliveries or donations a day",
        "shelf_days": "Days it keeps; empty when it does not spoil",
    },
    "stocks": {
        "holder_kind": "Kind of holder",
        "holder": "Name of the holder",
        "region": "Region; empty for the whole country",
        "quantity": "Quantity, in the unit of the item",
        "lot": "Lot, where stock is kept apart",
        "expiry": "Date on which the lot expires",
        "export_ban": "Whether export can be forbidden",
        "obligation_months": "Months of use that the holder has a duty to keep",
    },
    "consumption": {"basis": "For each patient-day or once for each admission"},
    "transport": {
        "mode": "Mode of transport",
        "base": "Home base",
        "units": "Number of vehicles",
        "litters": "Lying patients in one vehicle",
        "seats": "Sitting patients or relatives in one vehicle",
        "intensive_litters": "Of the lying, those with intensive care",
        "speed": "Speed on the way",
        "load_hours": "Hours to load, and to unload",
        "turnaround_hours": "Hours between unloading and the next departure",
        "hours_per_day": "Hours a day that a vehicle can be in use",
        "availability": "Share of the vehicles that can be used for moving patients",
        "readiness_hours": "Hours from the order to the first departure",
        "crew": "Persons in one vehicle",
    },
    "offers": {
        "partner": "Who offers",
        "country": "Country code",
        "places": "Number of places offered",
        "activation_days": "Days from the request until the places can be used",
        "facility": "Facility that receives",
    },
    "parameters": {"unit": "Unit"},
    "intervals": {
        "table": "Table of the numbers",
        "rows": "Which rows: all, or pairs such as category=K13 kind=ward",
        "law": "How the interval from low to high is read",
        "together": "Numbers with the same name here move together; {category} stands "
        "for the category of the row; empty = alone",
    },
}


def describe_column(table: str, column: str) -> str:
    """Return the meaning of a column; `KeyError` when nobody has written it."""
    own = OWN_WORDS.get(table, {})
    return own[column] if column in own else WORDS[column]
