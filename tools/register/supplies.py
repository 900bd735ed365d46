"""Items, and who holds how much of them."""

from typing import Any, NamedTuple

from beredt.engine.register import HolderKind, Item, Stock
from register.provenance import assumed, derived

PPE_SOURCE = (
    "National stock and weeks of use, week 33 of 2020 (helse-sorost.no 14 August 2020)"
)


class Thing(NamedTuple):
    """One item: names, ATC code, unit, national use and supply a day, shelf life."""

    id: str
    nb: str
    nn: str
    en: str
    uk: str
    atc: str
    unit: str
    daily: float
    shelf: float | None


THINGS = (
    Thing("red_cells", "Røde blodceller", "Raude blodceller", "Red cells",
          "Еритроцити", "", "units", 535, 35),
    Thing("platelets", "Blodplater", "Blodplater", "Platelets", "Тромбоцити",
          "", "doses", 60, 7),
    Thing("plasma", "Plasma", "Plasma", "Plasma", "Плазма", "", "units", 110, 730),
    Thing("oxygen", "Medisinsk oksygen (gass)", "Medisinsk oksygen (gass)",
          "Medical oxygen (gas)", "Медичний кисень (газ)", "V03AN01", "m3", 9000, None),
    Thing("gowns", "Smittefrakker", "Smittefrakkar", "Gowns", "Захисні халати",
          "", "pieces", 5450, 1825),
    Thing("masks", "Munnbind", "Munnbind", "Masks", "Медичні маски",
          "", "pieces", 16860, 1825),
    Thing("gloves", "Hansker", "Hanskar", "Gloves", "Рукавички",
          "", "pieces", 288800, 1825),
    Thing("respirators", "Åndedrettsvern", "Andedrettsvern", "Respirators",
          "Респіратори", "", "pieces", 199, 1825),
    Thing("eye_protection", "Øyebeskyttelse", "Augevern", "Eye protection",
          "Захист очей", "", "pieces", 39, 1825),
    Thing("insulin", "Insulin", "Insulin", "Insulin", "Інсулін",
          "A10A", "DDD", 105000, 730),
    Thing("antibiotics", "Antibiotika til systemisk bruk",
          "Antibiotika til systemisk bruk", "Antibacterials for systemic use",
          "Антибактеріальні засоби системної дії", "J01", "DDD", 75000, 1095),
    Thing("reserve_antibiotics", "Reserveantibiotika (karbapenemer)",
          "Reserveantibiotika (karbapenem)", "Reserve antibacterials (carbapenems)",
          "Антибіотики резерву (карбапенеми)", "J01DH", "DDD", 400, 1095),
    Thing("anaesthetics", "Anestesimidler", "Anestesimiddel", "Anaesthetics",
          "Засоби для анестезії", "N01A", "treatments", 1400, 730),
    Thing("opioids", "Opioider", "Opioid", "Opioids", "Опіоїди",
          "N02A", "DDD", 100000, 1095),
    Thing("noradrenaline", "Noradrenalin", "Noradrenalin", "Noradrenaline",
          "Норадреналін", "C01CA03", "ampoules", 1500, 540),
    Thing("tranexamic_acid", "Traneksamsyre", "Traneksamsyre", "Tranexamic acid",
          "Транексамова кислота", "B02AA02", "grams", 1200, 1095),
    Thing("iv_fluids", "Infusjonsvæsker", "Infusjonsvæsker", "Intravenous fluids",
          "Інфузійні розчини", "B05BB", "litres", 12000, 730),
    Thing("dialysis_fluid", "Dialysevæske", "Dialysevæske", "Dialysis fluid",
          "Діалізний розчин", "B05Z", "litres", 85000, 730),
    Thing("atropine", "Atropin", "Atropin", "Atropine", "Атропін",
          "A03BA01", "mg", 800, 1095),
    Thing("potassium_iodide", "Kaliumjodid", "Kaliumjodid", "Potassium iodide",
          "Йодид калію", "V03AB21", "tablets", 0, 3650),
)  # fmt: skip
PPE = ("gowns", "masks", "gloves", "respirators", "eye_protection")

# Stock held: item -> months of ordinary use with wholesalers beyond ordinary trade,
# and in the national store.
MONTHS = {
    "insulin": (2, 3),
    "antibiotics": (2, 6),
    "reserve_antibiotics": (0, 6),
    "anaesthetics": (0, 6),
    "opioids": (2, 3),
    "noradrenaline": (0, 6),
    "tranexamic_acid": (0, 6),
    "iv_fluids": (0, 1),
    "dialysis_fluid": (0, 1),
    "atropine": (0, 6),
}
HOSPITAL_DAYS = {
    "reserve_antibiotics": 14,
    "anaesthetics": 14,
    "noradrenaline": 14,
    "tranexamic_acid": 21,
    "iv_fluids": 7,
    "dialysis_fluid": 10,
    "atropine": 30,
    "antibiotics": 5,
    "opioids": 7,
    "platelets": 3,
    "plasma": 120,
}
SHARES = {
    "helse-sor-ost": 0.56,
    "helse-vest": 0.2,
    "helse-midt-norge": 0.14,
    "helse-nord": 0.1,
}
BLOOD = (
    ("Blodbanken i Oslo", "helse-sor-ost", 1500),
    ("Andre blodbanker i Helse Sør-Øst", "helse-sor-ost", 2050),
    ("Blodbankene i Helse Vest", "helse-vest", 1300),
    ("Blodbankene i Helse Midt-Norge", "helse-midt-norge", 950),
    ("Blodbankene i Helse Nord", "helse-nord", 800),
)
PPE_STOCK = {
    "gloves": 64_700_000,
    "masks": 54_300_000,
    "gowns": 6_300_000,
    "eye_protection": 2_500_000,
    "respirators": 950_000,
}
OXYGEN_DAYS = 12


def list_items() -> tuple[Item, ...]:
    """List what is used up."""
    return tuple(_item(thing) for thing in THINGS)


def _item(thing: Thing) -> Item:
    if thing.id in PPE:
        origin = derived(f"{PPE_SOURCE}: stock by weeks", "2020-08", "medium")
    elif thing.id == "red_cells":
        origin = assumed("190 000-200 000 donations a year", "medium")
    else:
        origin = assumed("ordinary national use a day, met by ordinary deliveries")
    return Item(
        id=thing.id, name_nb=thing.nb, name_nn=thing.nn, name_en=thing.en,
        name_uk=thing.uk, atc=thing.atc, unit=thing.unit, daily_use=thing.daily,
        daily_inflow=thing.daily, shelf_days=thing.shelf, **origin,
    )  # fmt: skip


def list_stocks() -> tuple[Stock, ...]:
    """List who holds how much."""
    return (
        *_blood(),
        *_oxygen(),
        *_protective(),
        *(stock for thing in THINGS for stock in _medicine(thing)),
        *_special(),
    )


class Held(NamedTuple):
    """How much of an item a holder has, on which terms."""

    item: str
    kind: HolderKind
    holder: str
    region: str
    quantity: float
    months: float = 0
    ban: bool = False
    lot: str = ""
    expiry: str = ""


def _stock(held: Held, origin: dict[str, Any]) -> Stock:
    return Stock(
        item=held.item, holder_kind=held.kind, holder=held.holder, region=held.region,
        quantity=round(held.quantity), lot=held.lot, expiry=held.expiry,
        export_ban=held.ban, obligation_months=held.months, **origin,
    )  # fmt: skip


def _blood() -> list[Stock]:
    sourced = derived(
        "Desired stock 1 500 units, action limit 1 200 (ao.no, February 2022)",
        "2022-02", "medium",
    )  # fmt: skip
    rest = assumed("about 12 days of use in the country, by population")
    return [
        _stock(
            Held("red_cells", "hospital", holder, region, units),
            sourced if holder == "Blodbanken i Oslo" else rest,
        )
        for holder, region, units in BLOOD
    ]


def _oxygen() -> list[Stock]:
    use = next(thing.daily for thing in THINGS if thing.id == "oxygen")
    origin = assumed(f"tanks for {OXYGEN_DAYS} days of ordinary use")
    return [
        _stock(
            Held("oxygen", "hospital", "Sykehusenes oksygentanker", region,
                 OXYGEN_DAYS * share * use),
            origin,
        )
        for region, share in SHARES.items()
    ]  # fmt: skip


def _protective() -> list[Stock]:
    origin = derived(PPE_SOURCE, "2020-08", "high")
    holder = "Nasjonalt lager av smittevernutstyr"
    return [
        _stock(Held(item, "national", holder, "", quantity, months=3), origin)
        for item, quantity in PPE_STOCK.items()
    ]


def _medicine(thing: Thing) -> list[Stock]:
    extra, national = MONTHS.get(thing.id, (0, 0))
    return [
        *(_in_hospitals(thing) if thing.id in HOSPITAL_DAYS else []),
        *([_with_wholesalers(thing, extra)] if extra else []),
        *(_national(thing, national) if national else []),
    ]


def _in_hospitals(thing: Thing) -> list[Stock]:
    days = HOSPITAL_DAYS[thing.id]
    origin = assumed(f"{days} days of ordinary use in hospitals")
    return [
        _stock(
            Held(thing.id, "hospital", "Sykehusapotek og avdelinger", region,
                 days * share * thing.daily),
            origin,
        )
        for region, share in SHARES.items()
    ]  # fmt: skip


def _with_wholesalers(thing: Thing, extra: int) -> Stock:
    origin = derived(
        "Duty of 2 months beyond ordinary trade of about 1 month (dmp.no, guide to "
        "preparedness stock, 2024); quantity from assumed ordinary use",
        "2024-08-15", "low",
    )  # fmt: skip
    quantity = (extra + 1) * 30 * thing.daily
    held = Held(thing.id, "wholesaler", "Grossistene", "", quantity, extra, ban=True)
    return _stock(held, origin)


def _national(thing: Thing, months: int) -> list[Stock]:
    """Divide the national store into two lots."""
    origin = derived(
        "National emergency medicine stock: 3-6 months of the most critical medicines "
        "(sjukehusapoteka-vest.no, 2021); quantity from assumed ordinary use",
        "2021", "low",
    )  # fmt: skip
    half = months * 15 * thing.daily
    return [
        _stock(
            Held(thing.id, "national", "Nasjonalt beredskapslager (B180)", "", half,
                 months, ban=True, lot=lot, expiry=expiry),
            origin,
        )
        for lot, expiry in (("A", "2027-06-30"), ("B", "2028-12-31"))
    ]  # fmt: skip


def _special() -> list[Stock]:
    iodine = assumed("municipal stock for children, pregnant and breastfeeding")
    union = assumed("rescEU stock kept in Norway; content is not public")
    store = "rescEU-lager i Norge"
    tablets = Held(
        "potassium_iodide", "national", "Kommunenes jodtabletter", "", 3_000_000
    )
    return [
        _stock(tablets, iodine),
        _stock(Held("atropine", "eu", store, "", 200_000), union),
        _stock(Held("potassium_iodide", "eu", store, "", 500_000), union),
        _stock(Held("respirators", "eu", store, "", 1_000_000), union),
    ]
