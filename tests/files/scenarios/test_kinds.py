"""Every kind is accepted by the reader and by the published JSON Schema alike."""

import json
import tomllib

import jsonschema
import pytest

from beredt.files.scenarios import bundled_scenarios, check_scenario, scenario_schema
from beredt.files.scenarios.bundled import bundled_folder
from beredt.files.scenarios.kinds import UNIONS, kinds_of

NEEDS = {
    "battle_casualties": """
        source = "allied"
        days = 30
        population_at_risk = 25_000
        serious_per_1000 = {value = 4.25, low = 2, high = 6}
        mix = {K01 = 0.375, K02 = 0.625}
        minor_per_serious = 1.5
        minor_admitted = 0.3
        minor_category = "K03"
        disease_per_1000 = 4
        disease_admitted = 0.15
        disease_category = "K21"
        killed_share = 0.2
        variation = 0.5""",
    "patient_stream": """
        source = "norwegian_military"
        days = 10
        patients = 1200
        mix = {K01 = 1}
        mode = "train"
        variation = 0.2""",
    "mass_casualty": """
        source = "civil"
        injured = 100
        mix = {K02 = 1}
        arrive_hours = 6
        repeat_days = 7
        times = 4""",
    "burns": 'source = "civil"\npatients = 30\nmix = {K05 = 1}\narrive_hours = 12',
    "chemical": """
        source = "civil"
        presenting = 5500
        admitted = 0.15
        lying = 0.2
        units = 17
        lying_per_hour = 3
        standing_per_hour = 12
        category = "K08" """,
    "radiological": """
        source = "civil"
        dimensioning = 3
        days = 14
        exposed = 100
        admitted = 0.1
        mix = {K07 = 1}
        worried = 10_000""",
    "waterborne": """
        source = "civil"
        exposed = 12_500
        attack_rate = 0.16
        admitted = 0.038
        onset_days = 5
        onset_variation = 0.6
        category = "K11" """,
    "epidemic": """
        source = "civil"
        admitted = 22_000
        intensive = 5_500
        peak = 1_700
        peak_intensive = 600
        ward_category = "K09"
        intensive_category = "K10" """,
    "transmission": """
        source = "civil"
        seeded = 10
        seed_days = 3
        r0 = {value = 2.5, low = 2, high = 3}
        latent_days = 3
        infectious_days = 4
        latent_stages = 2
        infectious_stages = 2
        immune = 0.1
        admitted = 0.015
        intensive = 0.25
        died_outside = 0.001
        admission_days = 9
        delay_variation = 0.6
        death_days = 20
        symptomatic = 0.6
        isolation_days = 7
        carers = 0.3
        admitted_by_age = [0.1, 0.05, 0.2, 0.5, 1, 2, 5, 10]
        died_by_age = [0, 0, 0, 0, 0, 0.5, 2, 20]
        contacts_by_age = [10, 14, 12, 12, 12, 10, 7, 5]
        own_age = 0.3
        other_generation = 0.2
        travel = 0.2
        long_distance = 0.01
        half_km = 15
        ward_category = "K09"
        intensive_category = "K10"
        ward_stay = 5
        intensive_stay = 13""",
    "displaced_people": """
        source = "civil"
        days = 90
        arrivals = 10_000
        admitted_per_1000_month = 4
        category = "K12" """,
    "medevac_in": """
        source = "civil"
        days = 90
        patients_per_week = 31
        ceiling = 550
        category = "K20" """,
    "ordinary": 'scale = 1.1\nsource = "ordinary"',
    "observed": 'source = "civil"\nmix = {K09 = 1}\nadmissions = [1, 2.5]',
}
DISRUPTIONS = {
    "power": "hours = 72",
    "water": "hours = 72.5",
    "ecom": "hours = 1",
    "ict": "hours = 72",
    "facility_damage": 'lost = 0.3\ndays = 5\nrepair_days = 9\nplaces = ["theatre"]',
    "staff_absence": 'days = 5\nabsence = 0.3\nprofessions = ["nurse", "surgeon"]',
    "dual_role_call_up": 'days = 5\nshare = 0.5\npools = ["home_guard"]',
    "supply_interruption": 'days = 5\nitems = ["insulin"]\nlost = 1',
    "transport_closed": 'days = 5\nmodes = ["train", "bus"]',
}
ACTION = """
        days = 20
        lead_days = 1
        ramp_days = 2.5
        owner = "Helse Nord"
        authority_level = "region"
        legal_basis = "Helseberedskapsloven § 5-2"
"""
MEASURES = {
    "postpone_elective": "share = 0.7\ncatch_up = 0.1",
    "early_discharge": "share = 0.1\nkept = 0.5",
    "open_surge": 'places = ["intensive"]\nlevel = "theoretical"\nshare = 0.5',
    "stretch_ratio": 'places = ["intensive"]\nfactor = 1.5',
    "mobilise": 'share = 0.7\nreserves = []\nprofessions = ["nurse"]',
    "relieve_absence": 'share = 0.3\nprofessions = ["nurse"]',
    "reserve_power": "hours = 48",
    "reserve_water": "hours = 48",
    "redistribute": """
        to = "helse-vest"
        patients_per_day = 40
        places = ["ward"]
        mode = "train" """,
    "evacuate": """
        offer = "brann-uppsala"
        patients_per_day = 2
        mode = "evacuation_aeroplane" """,
    "request_assistance": 'channel = "nordic"\noffers = ["brann-uppsala"]',
    "release_stock": 'items = ["insulin"]\nshare = 0.5',
    "ration": 'items = ["antibiotics"]\nshare = 0.5',
    "ban_export": 'items = ["antibiotics"]',
    "infection_control": "reduction = 0.4",
    "vaccination": """
        doses_per_day = 50_000
        coverage_by_age = [0, 0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
        order = "all_ages"
        against_infection = 0.6
        against_severe = 0.8""",
    "activate_agreement": """
        supplier = "Fabrikken"
        items = ["iv_fluids"]
        daily_volume = 5000""",
}
EXAMPLES = [
    (section, kind, body)
    for section, bodies in {
        "needs": NEEDS,
        "disruptions": DISRUPTIONS,
        "measures": {kind: body + ACTION for kind, body in MEASURES.items()},
    }.items()
    for kind, body in bodies.items()
]
COMMON = """
name = "eksempel"
place = "helse-nord"
start = 1.5
reference = "DSB"
mark = "derived"
"""


@pytest.fixture(scope="module")
def schema():
    schema = scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_there_is_an_example_of_every_kind():
    told = {(section, kind) for section, kind, _ in EXAMPLES}
    known = {(section, kind) for section in UNIONS for kind in kinds_of(section)}
    assert told == known


@pytest.mark.parametrize(("section", "kind", "body"), EXAMPLES)
def test_an_example_of_every_kind_is_accepted(
    write, norway, schema, section, kind, body
):
    path = write(f'\n[[{section}]]\nkind = "{kind}"{COMMON}{body}\n')
    assert check_scenario(path, norway) == []
    schema.validate(tomllib.loads(path.read_text()))


@pytest.mark.parametrize(("section", "kind", "body"), EXAMPLES)
def test_no_kind_takes_an_unknown_key(write, schema, section, kind, body):
    path = write(f'\n[[{section}]]\nkind = "{kind}"{COMMON}{body}\nfarge = 1\n')
    (fault,) = check_scenario(path)
    assert fault.found == "the unknown key 'farge'"
    assert not schema.is_valid(tomllib.loads(path.read_text()))


@pytest.mark.parametrize("name", bundled_scenarios())
def test_the_schema_accepts_the_library(schema, name):
    # A date of TOML is a text for an editor that knows JSON alone.
    written = tomllib.loads(bundled_scenarios()[name].read_text())
    schema.validate(json.loads(json.dumps(written, default=str)))


@pytest.mark.parametrize(
    "wrong",
    [
        "injured = -1",
        "injured = 2_000_000",
        "injured = {value = 5, low = -1}",
        "injured = true",
        "injured = {low = 1}",
        "injured = 1\ntimes = 0",
        'injured = 1\nsource = "x"',
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(write, schema, wrong):
    need = '\n[[needs]]\nkind = "mass_casualty"\nname = "b"\nmix = {K01 = 1}\n'
    source = "" if "source" in wrong else 'source = "civil"\n'
    path = write(f"{need}{source}{wrong}\n")
    assert check_scenario(path)
    assert not schema.is_valid(tomllib.loads(path.read_text()))


def test_the_published_schema_is_fresh():
    path = bundled_folder() / "scenario.schema.json"
    published = json.loads(path.read_text(encoding="utf-8"))
    wanted = "uv run python tools/write_scenario_reference.py"
    assert published == json.loads(json.dumps(scenario_schema())), wanted
