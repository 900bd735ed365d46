import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beredt.engine.assessment import Assessment, Gap
from beredt.engine.bands import Band
from beredt.report.language import LANGUAGES
from beredt.report.names import names_of
from beredt.report.sentences import break_sentence, headline, total_sentence

BAND = Band(mean=10.0, p10=8.0, p50=10.0, p90=12.0)


def test_the_headline_names_place_region_day_constraint_and_probability(make):
    gap = Gap(
        region="helse-nord",
        facility=None,
        place="intensive",
        first_day=4,
        probability=0.93,
        peak=BAND,
        unmet_days=BAND,
        binding="intensive_care_nurse",
        by_source={"civil": 10.0},
    )
    said = break_sentence(gap, names_of(make().register, "nb"))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "Kategori 3 i Helse Nord brytes dag 4; bindende: intensivsykepleiere; "
        "sannsynlighet 93 %."
    )


def test_when_nothing_breaks_the_headline_is_calm(make):
    calm = make(pressure=0.0)
    assert calm.first_break is None
    assert headline(calm, "nb").startswith("Ingen plasstype brytes")
    assert "Ingen plassdøgn mangler." in total_sentence(calm, "nb")


def test_the_total_is_the_sum_of_the_three_needs(assessment: Assessment):
    said = total_sentence(assessment, "en").replace("\N{NO-BREAK SPACE}", " ")
    assert "Total need is 7,800 patients in 40 days" in said
    assert "1,300 Norwegian military + 2,600 allied (MOR) + 3,900 civil" in said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(10, 1e6), min_size=3, max_size=3))
def test_a_reader_who_adds_the_needs_up_finds_the_total(assessment, means):
    needs = ("norwegian_military", "allied", "civil")
    patients = {
        source: Band(mean=mean, p10=mean, p50=mean, p90=mean)
        for source, mean in zip(needs, means, strict=True)
    }
    written = replace(assessment, patients=assessment.patients | patients)
    said = total_sentence(written, "en").partition(". ")[0]
    total, _days, *parts = (
        int(figures.replace(",", "")) for figures in re.findall(r"[\d,]*\d", said)
    )
    assert total == sum(parts)


def test_every_edge_can_be_said_in_every_language(edge: Assessment):
    for lang in LANGUAGES:
        for said in (headline(edge, lang), total_sentence(edge, lang)):
            assert said.endswith((".", ")."))
            assert "{" not in said
