"""Measures that call for what is not there: every fault at once, where it stands."""

import pytest

from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import check_scenario

FILE = """
name = "x"
days = 20
[title]
nb = "x"
en = "x"
uk = "x"
[description]
nb = "x"
en = "x"
uk = "x"
"""
MEASURE = """
[[measures]]
name = "m{number}"
kind = "{kind}"
authority_level = "region"
start = 0
days = 10
{text}
"""


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


@pytest.fixture
def faults(tmp_path, register):
    """Return what is wrong with a scenario of these measures, where and what."""

    def check(*measures):
        path = tmp_path / "x.toml"
        items = [
            MEASURE.format(number=n, kind=kind, text=text)
            for n, (kind, text) in enumerate(measures, 1)
        ]
        path.write_text(FILE + "".join(items))
        return [(fault.where, fault.found) for fault in check_scenario(path, register)]

    return check


MOVE = 'patients_per_day = 5\nplace = "helse-nord"\n'


def test_sound_measures_have_no_faults(faults):
    assert not faults(
        ("redistribute", MOVE + 'to = "helse-sor-ost"\nmode = "train"'),
        ("redistribute", MOVE + 'to = "norway"\nmode = "transport_aeroplane"'),
        ("evacuate", MOVE + 'offer = "sengepost-umea"'),
        ("mobilise", 'reserves = ["intensiv-kommune-helse-nord"]'),
        ("mobilise", 'reserves = ["intensiv-kommune-helse-vest"]'),
    )


def test_every_measure_that_lacks_its_means_is_listed_at_once(faults):
    found = faults(
        (
            "redistribute",
            'patients_per_day = 1\nplace = "helse-vest"\nto = "norway"\nmode = "train"',
        ),
        ("redistribute", 'place = "helse-vest"\npatients_per_day = -3\nto = "norway"'),
        ("redistribute", MOVE + 'to = "narvik-by"\nplaces = ["theatre"]'),
        ("redistribute", MOVE + 'to = "unn-tromso"'),
        ("evacuate", MOVE + 'offer = "ukjent"'),
        ("evacuate", MOVE + 'offer = "knutepunkt-jasionka"'),
        ("mobilise", 'reserves = ["intensiv-kommune-helse-nord"]'),
        ("mobilise", 'reserves = ["intensiv-kommune-helse-nord"]'),
    )
    assert [(where.split(" ")[0], what) for where, what in found] == [
        ("measures[0].mode", "'train'"),
        ("measures[1].patients_per_day", "-3"),
        ("measures[2].to", "'narvik-by'"),
        ("measures[2].places", "'theatre'"),
        ("measures[3].to", "'unn-tromso', all of it in 'helse-nord'"),
        ("measures[4].offer", "'ukjent'"),
        ("measures[5].offer", "'knutepunkt-jasionka' of kind hub"),
        ("measures[5].offer", "'knutepunkt-jasionka' at hub-rzeszow-jasionka"),
        (
            "measures[7].reserves",
            "'intensiv-kommune-helse-nord', called up by 'm7' as well",
        ),
    ]


def test_an_evacuation_that_is_over_before_the_partner_is_ready_is_refused(
    tmp_path, register
):
    """Umeå takes three days to make ward places ready."""
    measure = MEASURE.format(
        number=1, kind="evacuate", text=MOVE + 'offer = "sengepost-umea"'
    ).replace("days = 10", "days = 3")
    path = tmp_path / "x.toml"
    path.write_text(FILE + measure)
    (fault,) = check_scenario(path, register)
    assert fault.where.startswith("measures[0].days")
    assert "sengepost-umea opens" in fault.allowed
    asked = MEASURE.format(number=2, kind="request_assistance", text='channel="nordic"')
    path.write_text(FILE + measure + asked)
    assert not check_scenario(path, register)


def test_infection_control_needs_an_infection_that_spreads(faults):
    control = "infection_control", "reduction = 0.5"
    ordinary = '[[needs]]\nkind = "ordinary"\nname = "o"'
    assert not faults(control)  # measures alone, for others to include
    ((where, found),) = faults(
        control, ("ration", f'items=["insulin"]\nshare=0.5\n{ordinary}')
    )
    assert where.startswith("measures[0].kind")
    assert found == "'infection_control'"
