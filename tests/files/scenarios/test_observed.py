"""Recorded admissions beside a scenario become its need."""

import pytest

from beredt.files.scenarios import check_scenario, read_scenario

NEED = """
[[needs]]
kind = "observed"
name = "influensa"
source = "civil"
{given}
mix = {{K09 = 1}}
"""


@pytest.fixture
def scenario(tmp_path, write):
    """Write a scenario and the CSV that it names."""

    def scenario(table="", given='file = "a.csv"', encoding="utf-8"):
        (tmp_path / "a.csv").write_bytes(table.encode(encoding))
        return write(NEED.format(given=given))

    return scenario


def admissions(path):
    return read_scenario(path).needs[0].admissions


@pytest.mark.parametrize(
    "table",
    [
        "day,admissions\n0,3\n1,0\n2,4.5\n",
        "Date;Region;Admissions\n2020-03-30;x;3\n2020-03-31;x;0\n2020-04-01;x;4,5\n",
        "\ufeffadmissions,day\r\n3,7\r\n0,8\r\n4.5,9\r\n\r\n",
    ],
)
def test_a_row_for_each_day(scenario, table):
    assert admissions(scenario(table)) == (3, 0, 4.5)


def test_the_numbers_count_for_the_fingerprint_and_the_file_name_does_not(scenario):
    one = read_scenario(scenario("day,admissions\n0,3\n"))
    other = read_scenario(scenario("day,admissions\n0,4\n"))
    written = read_scenario(scenario(given="admissions = [3]"))
    assert one.fingerprint == written.fingerprint != other.fingerprint


def test_all_faults_of_the_table_are_told(scenario):
    table = "date,admissions\n2020-03-30,3\n2020-04-01,-1\n31.03.20,x\n2020-04-03,1\n"
    found = {(fault.where, fault.found) for fault in check_scenario(scenario(table))}
    assert found == {
        ("row 3, date", "'2020-04-01'"),
        ("row 3, admissions", "'-1'"),
        ("row 4, date", "'31.03.20'"),
        ("row 4, admissions", "'x'"),
    }


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", "an empty file"),
        ("when,admissions\n1,2\n", "when, admissions"),
        ("day,admissions\n", "0 rows"),
        ("day,admissions\n0,nan\n", "'nan'"),
        ("day,admissions\n0\n", "''"),
    ],
)
def test_a_table_that_cannot_be_used(scenario, table, found):
    (fault,) = check_scenario(scenario(table))
    assert fault.found == found
    assert fault.file.endswith("a.csv")


def test_a_table_in_another_encoding_is_a_fault(scenario):
    (fault,) = check_scenario(scenario("day,admissions,æ\n0,1,å\n", encoding="latin-1"))
    assert fault.allowed == "a CSV file in UTF-8 of at most 1 MB"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ('file = "none.csv"', "no such file"),
        ('file = "../a.csv"', "'../a.csv'"),
        ('file = "/etc/passwd"', "'/etc/passwd'"),
        ('file = "a\\u0000.csv"', "'a\\x00.csv'"),
        ('file = "a.csv"\nadmissions = [1]', "both file and admissions"),
        ("start = 0", "nothing"),
        ("admissions = [-1]", "-1"),
    ],
)
def test_where_the_numbers_come_from(scenario, given, found):
    (fault,) = check_scenario(scenario("day,admissions\n0,1\n", given))
    assert fault.found == found
