"""A scenario file is read as it was meant, or all its faults are told at once."""

from dataclasses import replace

import pytest

from beredt.engine.scenario import Quantity
from beredt.files.faults import FileError
from beredt.files.scenarios import check_scenario, read_scenario

NEED = """
[[needs]]
kind = "mass_casualty"
name = "buss"
source = "civil"
injured = {injured}
mix = {mix}
"""
STREAM = """\
kind = "patient_stream"
days = 1
patients = 1
variation = 1e-9
mix.K01 = 1
"""


def faults(path, register=None):
    return {(f.where, f.found, f.allowed) for f in check_scenario(path, register)}


def only(path, register=None):
    (fault,) = check_scenario(path, register)
    return fault


def test_a_bare_number_is_a_quantity_without_interval(write):
    (need,) = read_scenario(write()).needs
    assert need.injured == Quantity(value=10)
    assert need.place == "norway"
    assert need.start == 0


def test_a_table_is_a_quantity_with_interval_and_source(write):
    injured = '{value = 10, low = 5, high = 20, unit = "patients", reference = "DSB"}'
    path = write(NEED.format(injured=injured, mix="{K01 = 1}"))
    (need,) = read_scenario(path).needs
    assert (need.injured.least, need.injured.most) == (5, 20)
    assert need.injured.reference == "DSB"


def test_all_faults_are_told_at_once(write):
    path = write(
        """
[[needs]]
kind = "mass_casualty"
name = "buss"
source = "civilian"
injured = -3
mix = {K01 = 0.4, K02 = 0.5}
sevrity = 2

[[needs]]
kind = "mass_causalty"
name = "tog"

[[needs]]
name = "fly"

[[disruptions]]
kind = "staff_absence"
name = "syk"
days = 0
absence = 1.5

[[measures]]
kind = "ration"
name = "rasjoner"
days = 5
items = []
share = "half"
authority_level = "region"
start = 12
"""
    )
    found = {where for where, _, _ in faults(path)}
    assert found == {
        "needs[0].source (line 11)",
        "needs[0].injured (line 12)",
        "needs[0].mix (line 13)",
        "needs[0].sevrity (line 14)",
        "needs[1] (line 16)",
        "needs[2] (line 20)",
        "disruptions[0].days (line 26)",
        "disruptions[0].absence (line 27)",
        "measures[0].items (line 33)",
        "measures[0].share (line 34)",
        "measures[0].start (line 36)",
    }


def test_what_makes_no_sense_is_told_for_every_sound_item(write):
    path = write(
        """
[[needs]]
kind = "mass_casualty"
name = "buss"
source = "civil"
injured = -3
mix = {K01 = 0.4, K02 = 0.5}
start = 10

[[needs]]
kind = "burns"
name = "buss"
source = "civil"
patients = 3
mix = {}

[[needs]]
kind = "epidemic"
name = "feber"
source = "civil"
admitted = 100
intensive = 200
peak = 500
peak_intensive = 600

[[disruptions]]
kind = "staff_absence"
name = "a/b"
days = 2
absence = {value = 0.5, high = 1.5}
"""
    )
    assert faults(path) == {
        (
            "needs[0].injured (line 12)",
            "-3",
            # No line ends between the thousands of a limit.
            ">= 0 and <= 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000 patients",
        ),
        ("needs[0].mix (line 13)", "shares that sum to 0.9", "shares that sum to 1"),
        ("needs[0].start (line 14)", "day 10", "a day before day 10, the end"),
        (
            "needs[1].name (line 18)",
            "'buss' again",
            "a name that no other of the needs has",
        ),
        (
            "needs[1].mix (line 21)",
            "an empty mix",
            "at least one category; the shares sum to 1",
        ),
        ("needs[2].intensive (line 28)", "200", "at most admitted, which is 100"),
        ("needs[2].peak (line 29)", "500", "at most admitted, which is 100"),
        ("needs[2].peak_intensive (line 30)", "600", "at most peak, which is 500"),
        ("needs[2].peak_intensive (line 30)", "600", "at most intensive, which is 200"),
        ("disruptions[0].name (line 34)", "'a/b'", "a name without /"),
        ("disruptions[0].absence (line 36)", "0.5 (0.5 to 1.5)", ">= 0 and <= 1 share"),
    }


@pytest.mark.parametrize(
    ("injured", "found"),
    [
        ("nan", "nan"),
        ("inf", "inf"),
        ('"10"', "'10'"),
        ("true", "true"),
        ("[1]", "a list of 1"),
        ("{value = 1, low = 2}", "low 2, value 1, high 1"),
        ("{value = 1, lov = 0}", "the unknown key 'lov'"),
        ("{low = 1}", "nothing"),
        ("2020-01-01", "'2020-01-01'"),
        (f"1{'0' * 400}", "1" + "0" * 59 + "..."),
    ],
)
def test_a_number_must_be_one(write, injured, found):
    fault = only(write(NEED.format(injured=injured, mix="{K01 = 1}")))
    assert fault.found == found
    assert fault.where.startswith("needs[0].injured")


def test_one_broken_key_hides_no_fault_of_another(write, norway):
    path = write(
        """
[[needs]]
kind = "epidemic"
name = "feber"
source = "civil"
place = "nowhere"
start = 99
admitted = "many"
intensive = 10
peak = 500
"""
    )
    found = [fault.where.split(" ")[0] for fault in check_scenario(path, norway)]
    assert found == ["needs[0].place", "needs[0].start", "needs[0].admitted"]


def test_an_unknown_key_gets_a_hint(write):
    fault = only(write('\n[[needs]]\nkind = "ordinary"\nname = "o"\nscal = 2\n'))
    assert fault.found == "the unknown key 'scal'"
    assert fault.allowed.startswith("'scale'? One of kind, name, place")


def test_an_unknown_kind_lists_the_kinds(write):
    fault = only(write('\n[[measures]]\nkind = "evacuat"\nname = "o"\n'))
    assert fault.allowed.startswith("'evacuate'? One of postpone_elective,")


def test_ordinary_activity_has_no_other_source(write):
    fault = only(
        write('\n[[needs]]\nkind = "ordinary"\nname = "o"\nsource = "civil"\n')
    )
    assert fault.allowed == "'ordinary'; it may be left out"


def test_the_head_is_checked_too(write):
    body = 'name = ""\ndays = 731\nweekday = 7\nincluded = []\n[title]\nen = "A"\n'
    assert {where for where, _, _ in faults(write(body, head=""))} == {
        "name (line 1)",
        "days (line 2)",
        "weekday (line 3)",
        "included (line 4)",
        "title.nb (line 5)",
        "description",
    }


def test_the_number_of_days_must_be_known(write):
    head = 'name = "a"\ntitle = {nb = "A"}\ndescription = {nb = "A"}\n'
    assert only(write("", head=head)).where == "days"


@pytest.mark.parametrize(
    ("content", "where", "found"),
    [
        (b"name = \n", "line 1, column 8", "Invalid value"),
        (b"a = 1\nb = [1, 2", "end of document", "Unclosed array"),
        (b"a = 1\n\xff = 2\n", "line 2", "the byte 0xff, which is not UTF-8"),
        (b"a = " + b"[" * 100_000, "", "too many brackets inside each other"),
        (b"a = " + b"1" * 10_000, "", "Exceeds the limit"),
        (b"#" * 1_000_001, "", "a larger file"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path, content, where, found):
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    fault = only(path)
    assert fault.where == where
    assert fault.found.startswith(found)


def test_deep_brackets_are_a_fault(write):
    deep = "[" * 250 + "]" * 250
    assert check_scenario(write(f"\n[[needs]]\nkind = {deep}\n"))
    assert check_scenario(write(f"references = {deep}\n", head=""))


def test_a_file_from_a_spreadsheet_program_may_begin_with_a_mark(tmp_path, write):
    path = write()
    marked = tmp_path / "marked.toml"
    marked.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_scenario(marked) == read_scenario(path)


def test_a_missing_file_and_a_folder_are_faults(tmp_path):
    assert only(tmp_path / "none.toml").found == "no such file"
    assert only(tmp_path).allowed == "a readable file"


def test_names_that_the_country_lacks_are_faults(write, norway):
    path = write(
        """
[[needs]]
kind = "battle_casualties"
name = "styrke"
source = "allied"
place = "unn-tromsø"
days = 3
population_at_risk = 1000
serious_per_1000 = 1
mix = {K01 = 0.5, K99 = 0.5}
minor_category = "K98"
disease_per_1000 = 1
disease_category = "K97"

[[disruptions]]
kind = "supply_interruption"
name = "mangel"
days = 3
items = ["insulin", "insuline"]
lost = 1

[[measures]]
kind = "mobilise"
name = "mobiliser"
days = 3
reserves = ["nobody"]
authority_level = "region"

[[measures]]
kind = "evacuate"
name = "evakuer"
days = 3
offer = "nowhere"
patients_per_day = 3
authority_level = "directorate"

[[measures]]
kind = "redistribute"
name = "flytt"
days = 3
to = "9999"
patients_per_day = 3
authority_level = "region"
"""
    )
    assert check_scenario(path) == []
    found = {(where.split(" ")[0], found) for where, found, _ in faults(path, norway)}
    # No minor wounded are expected, so their category need not be known.
    assert found == {
        ("needs[0].place", "'unn-tromsø'"),
        ("needs[0].mix", "'K99'"),
        ("needs[0].disease_category", "'K97'"),
        ("disruptions[0].items", "'insuline'"),
        ("measures[0].reserves", "'nobody'"),
        ("measures[1].offer", "'nowhere'"),
        ("measures[2].to", "'9999'"),
    }
    allowed = {
        where.split(" ")[0]: allowed for where, _, allowed in faults(path, norway)
    }
    assert allowed["needs[0].place"].endswith("did you mean 'unn-tromso'?")


def test_a_kind_of_place_must_be_in_the_country(write, norway):
    path = write(
        """
[[measures]]
kind = "open_surge"
name = "apne"
days = 3
places = ["burn", "ward"]
authority_level = "region"
"""
    )
    poor = replace(norway, places=tuple(p for p in norway.places if p.kind != "burn"))
    assert check_scenario(path, norway) == []
    assert only(path, poor).found == "'burn'"


def test_the_fingerprint_is_of_what_matters(write):
    first = read_scenario(write()).fingerprint
    comment = read_scenario(write(NEED.format(injured=10, mix="{K02=0.5, K01=0.5}")))
    other = read_scenario(write(NEED.format(injured=11, mix="{K02=0.5, K01=0.5}")))
    sourced = '{value = 10.0, reference = "DSB", mark = "official"}'
    sourced = read_scenario(
        write(NEED.format(injured=sourced, mix="{K02=0.5, K01=0.5}"))
    )
    assert len(first) == 64
    assert comment.fingerprint == first == sourced.fingerprint
    assert other.fingerprint != first


def test_the_error_carries_every_fault(write):
    with pytest.raises(FileError) as caught:
        read_scenario(write("\n[[needs]]\n\n[[measures]]\n"))
    assert len(caught.value.faults) == 2
    assert "prove.toml: needs[0] (line 8): found no kind; allowed:" in str(caught.value)


@pytest.mark.parametrize(
    ("need", "where"),
    [
        ('kind = "epidemic"\nadmitted = 0\nintensive = 0\npeak = 0\n', "admitted peak"),
        (
            'kind = "medevac_in"\ndays = 3\npatients_per_week = 0\nceiling = 5\n',
            "patients_per_week",
        ),
        (
            STREAM,
            "variation",
        ),
    ],
)
def test_what_is_divided_by_is_not_nearly_nothing(write, need, where):
    path = write(f'\n[[needs]]\nname = "a"\nsource = "civil"\n{need}')
    found = [fault.where.split(" ")[0].split(".")[1] for fault in check_scenario(path)]
    assert found == where.split(" ")
