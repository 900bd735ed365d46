from beredt.report.names import readable


def test_a_place_in_the_name_of_an_event_is_spelled_as_in_the_register():
    assert readable("missilangrep-by/skade-bodo", "Nordlandssykehuset Bodø") == (
        "Skade Bodø"
    )
    assert readable("skade-oslo", "Ullevål", "Oslo") == "Skade Oslo"


def test_no_other_letter_of_a_name_is_guessed():
    assert readable("fravaer-i-nord") == "Fravaer i nord"
    assert readable("strom-oslo", "Oslo") == "Strom Oslo"
