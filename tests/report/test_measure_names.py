"""What measures are called among others of their kind."""

from collections import defaultdict

import pytest

from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import find_catalogue, read_catalogue
from beredt.report.measure_names import measure_names


@pytest.mark.parametrize("lang", ["nb", "uk"])
def test_a_reader_can_tell_every_measure_of_the_country_from_its_kind(lang):
    register = read_register(find_register("norway"))
    names = measure_names(register, lang)
    kinds = defaultdict(list)
    for measure in read_catalogue(find_catalogue(None, "norway"), register).measures:
        said = names.among_its_kind(measure)
        assert measure.name not in said
        kinds[measure.kind].append(said)
    assert len(kinds["redistribute"]) > 1
    for said in kinds.values():
        assert len(set(said)) == len(said)
        assert len(said) == 1 or all(said)
