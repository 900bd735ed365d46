"""Items, stocks and what each category of patient uses."""

from typing import NamedTuple

from beredt.engine.register import Basis, Consumption, HolderKind, Item, Stock
from register.provenance import assumed, derived

LITRES_A_MINUTE = 1.44  # m3 a day of one litre a minute
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
PER_SET = {"gowns": 1, "masks": 1, "gloves": 2}

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


class Use(NamedTuple):
    """What one category uses: red cells, oxygen share and flow, antibiotics, sets."""

    red: tuple[float, float, float]
    oxygen: tuple[float, float]
    antibiotics: float
    sets: float


USES = {
    "K01": Use((8, 5, 14), (0.40, 6), 2.0, 12),
    "K02": Use((2, 1, 4), (0.10, 3), 1.5, 6),
    "K03": Use((0.1, 0, 0.3), (0, 0), 0.7, 2),
    "K04": Use((0, 0, 0), (0.50, 3), 0, 3),
    "K05": Use((8, 4, 15), (0.40, 5), 2.0, 20),
    "K06": Use((0.2, 0, 0.5), (0.02, 2), 0.2, 2),
    "K07": Use((6, 3, 10), (0.15, 4), 3.0, 25),
    "K08": Use((0, 0, 0), (0.60, 8), 0.5, 15),
    "K09": Use((0, 0, 0), (0.60, 3), 0.5, 15),
    "K10": Use((0.5, 0.2, 1), (0.60, 15), 1.5, 40),
    "K11": Use((0, 0, 0), (0.02, 2), 0.3, 8),
    "K12": Use((0.1, 0, 0.2), (0.03, 2), 0.4, 3),
    "K13": Use((0.3, 0.2, 0.4), (0.10, 2), 0.6, 3),
    "K14": Use((0.4, 0.3, 0.5), (0.05, 2), 0.4, 2),
    "K15": Use((0.008, 0.004, 0.015), (0, 0), 0, 12),
    "K16": Use((0.3, 0.2, 0.5), (0.30, 1), 0.8, 6),
    "K17": Use((0.05, 0.03, 0.1), (0.01, 2), 0.1, 3),
    "K18": Use((0, 0, 0), (0, 0), 0.05, 0.5),
    "K19": Use((0, 0, 0), (0, 0), 0.1, 1),
    "K20": Use((3, 1, 6), (0.03, 2), 0.5, 15),
    "K21": Use((0, 0, 0), (0.03, 2), 0.5, 2),
}
# Category, item, basis, value, low, high.
OTHER_USES: tuple[tuple[str, str, Basis, float, float, float], ...] = (
    ("K01", "plasma", "admission", 4, 2, 10),
    ("K01", "platelets", "admission", 1.3, 0.5, 3),
    ("K01", "tranexamic_acid", "admission", 2, 1, 2),
    ("K01", "anaesthetics", "admission", 5, 3, 8),
    ("K01", "opioids", "patient_day", 2, 1, 3),
    ("K01", "noradrenaline", "patient_day", 1.5, 0.5, 3),
    ("K01", "iv_fluids", "patient_day", 2.5, 2, 4),
    ("K02", "tranexamic_acid", "admission", 1, 0.5, 2),
    ("K02", "anaesthetics", "admission", 2.5, 1, 4),
    ("K02", "opioids", "patient_day", 1.5, 1, 2),
    ("K02", "iv_fluids", "patient_day", 1.5, 1, 3),
    ("K05", "iv_fluids", "patient_day", 4, 3, 8),
    ("K05", "anaesthetics", "admission", 8, 4, 12),
    ("K05", "opioids", "patient_day", 3, 2, 4),
    ("K05", "plasma", "admission", 3, 1, 6),
    ("K07", "platelets", "admission", 10, 5, 15),
    ("K08", "atropine", "admission", 30, 6, 100),
    ("K09", "respirators", "patient_day", 2, 0, 6),
    ("K10", "respirators", "patient_day", 8, 2, 20),
    ("K10", "eye_protection", "patient_day", 4, 1, 10),
    ("K10", "noradrenaline", "patient_day", 3, 1, 6),
    ("K10", "anaesthetics", "patient_day", 1, 0.6, 1.5),
    ("K10", "iv_fluids", "patient_day", 2, 1, 3),
    ("K11", "iv_fluids", "patient_day", 3, 2, 4),
    ("K15", "dialysis_fluid", "admission", 150, 120, 190),
    ("K20", "reserve_antibiotics", "patient_day", 2, 1, 3),
    ("K20", "anaesthetics", "admission", 6, 3, 13),
    ("K20", "opioids", "patient_day", 1, 0.5, 2),
)


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


def _stock(
    item: str, kind: HolderKind, holder: str, region: str, quantity: float,
    origin: dict[str, object], *, expiry: str = "", lot: str = "", ban: bool = False,
    months: float = 0,
) -> Stock:  # fmt: skip
    return Stock(
        item=item, holder_kind=kind, holder=holder, region=region,
        quantity=round(quantity), lot=lot, expiry=expiry, export_ban=ban,
        obligation_months=months, **origin,  # type: ignore[arg-type]
    )  # fmt: skip


def _blood() -> list[Stock]:
    return [
        _stock(
            "red_cells", "hospital", holder, region, units,
            derived("Desired stock 1 500 units, action limit 1 200 (ao.no, February "
                    "2022)", "2022-02", "medium")
            if "Oslo" in holder
            else assumed("about 12 days of use in the country, by population"),
        )
        for holder, region, units in BLOOD
    ]  # fmt: skip


def _oxygen() -> list[Stock]:
    use = next(thing.daily for thing in THINGS if thing.id == "oxygen")
    return [
        _stock("oxygen", "hospital", "Sykehusenes oksygentanker", region,
               OXYGEN_DAYS * share * use,
               assumed(f"tanks for {OXYGEN_DAYS} days of ordinary use"))
        for region, share in SHARES.items()
    ]  # fmt: skip


def _protective() -> list[Stock]:
    return [
        _stock(item, "national", "Nasjonalt lager av smittevernutstyr", "", quantity,
               derived(PPE_SOURCE, "2020-08", "high"), months=3)
        for item, quantity in PPE_STOCK.items()
    ]  # fmt: skip


def _medicine(thing: Thing) -> list[Stock]:
    found: list[Stock] = []
    if thing.id in HOSPITAL_DAYS:
        days = HOSPITAL_DAYS[thing.id]
        found += [
            _stock(
                thing.id,
                "hospital",
                "Sykehusapotek og avdelinger",
                region,
                days * share * thing.daily,
                assumed(f"{days} days of ordinary use in hospitals"),
            )
            for region, share in SHARES.items()
        ]
    extra, national = MONTHS.get(thing.id, (0, 0))
    if extra:
        found.append(
            _stock(
                thing.id,
                "wholesaler",
                "Grossistene",
                "",
                (extra + 1) * 30 * thing.daily,
                derived(
                    "Duty of 2 months beyond ordinary trade of about 1 month "
                    "(dmp.no, guide to preparedness stock, 2024)",
                    "2024-08-15",
                    "medium",
                ),
                ban=True,
                months=extra,
            )
        )
    if national:
        found += _national(thing, national)
    return found  # fmt: skip


def _national(thing: Thing, months: int) -> list[Stock]:
    """Divide the national store into two lots."""
    origin = derived(
        "National emergency medicine stock: 3-6 months of the most critical medicines "
        "(sjukehusapoteka-vest.no, 2021); quantity from assumed ordinary use",
        "2021", "low",
    )  # fmt: skip
    half = months * 15 * thing.daily
    return [
        _stock(thing.id, "national", "Nasjonalt beredskapslager (B180)", "", half,
               origin, lot=lot, expiry=expiry, ban=True, months=months)
        for lot, expiry in (("A", "2027-06-30"), ("B", "2028-12-31"))
    ]  # fmt: skip


def _special() -> list[Stock]:
    iodine = assumed("municipal stock for children, pregnant and breastfeeding")
    union = assumed("rescEU stock kept in Norway; content is not public")
    return [
        _stock("potassium_iodide", "national", "Kommunenes jodtabletter", "",
               3_000_000, iodine),
        _stock("atropine", "eu", "rescEU-lager i Norge", "", 200_000, union),
        _stock("potassium_iodide", "eu", "rescEU-lager i Norge", "", 500_000, union),
        _stock("respirators", "eu", "rescEU-lager i Norge", "", 1_000_000, union),
    ]  # fmt: skip


def list_consumption() -> tuple[Consumption, ...]:
    """List what a patient of each category uses, a day or once."""
    rows: list[Consumption] = []
    for category, use in USES.items():
        rows += _uses(category, use)
    origin = assumed("clinical experience; wide interval")
    rows += [
        Consumption(
            category=category,
            item=item,
            basis=basis,
            value=value,
            low=low,
            high=high,
            **origin,
        )
        for category, item, basis, value, low, high in OTHER_USES
    ]
    return tuple(rows)  # fmt: skip


def _uses(category: str, use: Use) -> list[Consumption]:
    share, flow = use.oxygen
    gas = round(share * flow * LITRES_A_MINUTE, 6)
    wanted: list[tuple[str, Basis, float, float, float]] = [
        ("red_cells", "admission", *use.red),
        ("oxygen", "patient_day", gas, gas / 2, gas * 2),
        (
            "antibiotics",
            "patient_day",
            use.antibiotics,
            use.antibiotics / 2,
            use.antibiotics * 1.5,
        ),
    ]
    wanted += [
        (
            item,
            "patient_day",
            use.sets * pieces,
            use.sets * pieces / 2,
            use.sets * pieces * 1.5,
        )
        for item, pieces in PER_SET.items()
    ]
    return [
        Consumption(category=category, item=item, basis=basis, value=value, low=low,
                    high=high, **_origin(item))
        for item, basis, value, low, high in wanted
        if value > 0
    ]  # fmt: skip


def _origin(item: str) -> dict[str, object]:
    if item == "red_cells":
        return assumed("bounded by 1.4 +/- 0.8 units per evacuated casualty "
                       "(pubmed 19359956)", "medium")  # fmt: skip
    if item == "oxygen":
        return assumed("share of patient-days on oxygen times litres a minute; "
                       "observed mean 3.0 (journal.pone.0249984)", "medium")  # fmt: skip
    return assumed("use per patient-day", "medium")
