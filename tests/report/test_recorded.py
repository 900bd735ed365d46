from dataclasses import replace

from beredt.engine.assessment import Assessment
from beredt.report.names import names_of
from beredt.report.recorded import recorded_sheet


def shown(assessment: Assessment, lang):
    sheet = recorded_sheet(assessment, names_of(assessment.register, lang))
    assert sheet
    return [
        tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row)
        for row in sheet.rows
    ]


def test_recorded_numbers_are_said_to_lie_within_below_or_above_the_band(
    assessment: Assessment,
):
    assert shown(assessment, "nb") == [
        (
            "Pasienter",
            "80",
            "76 (67–85)",
            "\N{MINUS SIGN}5 %",
            "innenfor båndet",
            "Made up for tests",
        ),
        (
            "Dødsfall",
            "2 pasienter",
            "0,2 (0,2–0,2)",
            "\N{MINUS SIGN}90 %",
            "over båndet",
            "Made up for tests",
        ),
        (
            "Operasjoner",
            "0 pasienter",
            "12 (11–13)",
            "–",
            "under båndet",
            "Made up for tests",
        ),
        (
            "Plasser på det meste",
            "10 pasienter",
            "40 (35–45)",
            "+300 %",
            "under båndet",
            "Made up for tests",
        ),
    ]


def test_a_quantity_recorded_twice_is_told_apart_by_its_names(assessment: Assessment):
    check = assessment.checks[0]
    first = replace(check.recorded, name="haukeland", low=70.0, high=90.0)
    second = replace(check.recorded, name="all-others")
    twice = replace(
        assessment,
        checks=(replace(check, recorded=first), replace(check, recorded=second)),
    )
    assert [row[:2] for row in shown(twice, "en")] == [
        ("Patients (Haukeland)", "80 (70–90)"),
        ("Patients (All others)", "80"),
    ]
