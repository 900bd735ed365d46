"""The tree of organisations that a register implies."""

from collections.abc import Iterator

from django.db import transaction
from django.utils.text import slugify

from beredt.engine.register import Register
from beredt.web.accounts.models import Organisation
from beredt.web.audit.actions import record_event

Kind = Organisation.Kind
NATION = ("norge", "Norge", Kind.NATION, "")
# They plan with everybody else, and no register of capacity lists them.
NATIONAL = (
    ("helse-og-omsorgsdepartementet", "Helse- og omsorgsdepartementet"),
    ("helsedirektoratet", "Helsedirektoratet"),
    ("folkehelseinstituttet", "Folkehelseinstituttet"),
    ("direktoratet-for-medisinske-produkter", "Direktoratet for medisinske produkter"),
    ("dsa", "Direktoratet for strålevern og atomsikkerhet"),
    ("dsb", "Direktoratet for samfunnssikkerhet og beredskap"),
    ("norsk-helsenett", "Norsk helsenett"),
    ("mattilsynet", "Mattilsynet"),
)
ARMED_FORCES = ("forsvarets-sanitet", "Forsvarets sanitet")

# Code, name, kind, and the code of what it belongs to.
Knot = tuple[str, str, Kind, str]


def knots_of(register: Register) -> Iterator[Knot]:
    """Yield every organisation of a register, each after the one it belongs to."""
    nation = NATION[0]
    yield NATION
    yield (*ARMED_FORCES, Kind.ARMED_FORCES, nation)
    yield from ((*directorate, Kind.DIRECTORATE, nation) for directorate in NATIONAL)
    yield from ((row.id, row.name, Kind.REGION, nation) for row in register.regions)
    yield from ((row.id, row.name, Kind.TRUST, row.region) for row in register.trusts)
    for row in register.facilities:
        above = row.trust or row.region or nation
        kind = Kind.FACILITY if row.region else Kind.PARTNER
        yield row.id, row.name, kind, above
    counties = dict.fromkeys(row.county for row in register.municipalities)
    yield from ((county_code(name), name, Kind.COUNTY, nation) for name in counties)
    yield from (
        (row.id, row.name, Kind.MUNICIPALITY, county_code(row.county))
        for row in register.municipalities
    )


def county_code(name: str) -> str:
    """Return the code of a county.

    >>> county_code("Møre og Romsdal")
    'fylke-more-og-romsdal'
    """
    return f"fylke-{slugify(name.lower().translate(str.maketrans('æøå', 'aoa')))}"


@transaction.atomic
def load_organisations(register: Register) -> int:
    """Add the organisations that the site does not know yet; return how many."""
    known = {row.code: row for row in Organisation.objects.all()}
    added = []
    for code, name, kind, above in knots_of(register):
        if code in known:
            continue
        parent = known.get(above)
        known[code] = Organisation.objects.create(
            code=code,
            name=name,
            kind=kind,
            parent=parent,
            path=f"{parent.path if parent else '/'}{code}/",
        )
        added.append(code)
    if added:
        root = known[NATION[0]]
        record_event(
            "organisations.loaded", root, by=None, place=root.path, after=added
        )
    return len(added)
