"""What is agreed is tracked: ability counts only with evidence, and nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.obligations import (
    Answer,
    Evidence,
    Framework,
    Obligation,
    Obligations,
    held_back_by,
    overview,
)
from beredt.files.faults import FileError
from beredt.files.obligations import bundled_obligations, read_obligations

TODAY = 1000
EXERCISE = Evidence(kind="exercise", title="Øvelse", day=900)


def obligation(name, *needs, framework="f"):
    return Obligation(
        id=name,
        framework=framework,
        title=name,
        text="",
        footing="treaty",
        address="",
        depends_on=needs,
        source="s",
        source_date="2026",
        mark="official",
        confidence="high",
    )


def tracked(*obligations, answers=()):
    frameworks = tuple(
        Framework(id=name, title=name)
        for name in dict.fromkeys(one.framework for one in obligations)
    )
    return Obligations(
        frameworks=frameworks, obligations=obligations, answers=tuple(answers)
    )


def answer(name, **said):
    return Answer(obligation=name, **said)


@pytest.mark.parametrize(
    ("ability", "evidence", "state"),
    [
        ("not_assessed", (), "not_assessed"),
        ("not_assessed", (EXERCISE,), "not_assessed"),
        ("none", (EXERCISE,), "unmet"),
        ("partial", (EXERCISE,), "partial"),
        ("full", (), "claimed"),
        ("full", (EXERCISE,), "proved"),
    ],
)
def test_an_ability_is_proved_by_evidence_alone(ability, evidence, state):
    assert answer("a", ability=ability, evidence=evidence).state == state


def test_a_due_day_is_over_on_the_day_after_unless_it_is_proved():
    due = answer("a", due_day=TODAY)
    assert not due.is_overdue(TODAY)
    assert due.is_overdue(TODAY + 1)
    assert replace(due, ability="full").is_overdue(TODAY + 1)
    proved = replace(due, ability="full", evidence=(EXERCISE,))
    assert not proved.is_overdue(TODAY + 1)
    assert not answer("a").is_overdue(TODAY)


def test_each_framework_is_counted():
    every = tracked(
        obligation("a"),
        obligation("b"),
        obligation("c"),
        obligation("d", framework="g"),
        answers=[
            answer("a", owner="Hdir", ability="full", evidence=(EXERCISE,), due_day=1),
            answer("b", owner="FHI", ability="partial", due_day=1),
            answer("d", ability="full"),
        ],
    )
    first, second = overview(every, TODAY)
    assert (first.total, first.proved, first.with_evidence) == (3, 1, 1)
    assert (first.overdue, first.without_owner, first.not_assessed) == (1, 1, 1)
    assert (second.total, second.proved, second.without_owner) == (1, 0, 1)


def test_what_it_depends_on_near_or_far_holds_it_back():
    every = tracked(
        obligation("casualties", "energy", "water"),
        obligation("energy"),
        obligation("water", "energy", "transport"),
        obligation("transport"),
        answers=[answer("water", ability="full"), answer("energy", ability="partial")],
    )
    weak = [one.id for one in held_back_by(every, "casualties")]
    assert weak == ["energy", "transport"]
    assert held_back_by(every, "energy") == ()


NAMES = "abcdef"


@given(
    needs=st.fixed_dictionaries(
        {name: st.sets(st.sampled_from(NAMES)) for name in NAMES}
    ),
    able=st.sets(st.sampled_from(NAMES)),
)
def test_circles_end_and_nothing_holds_itself_back(needs, able):
    every = tracked(
        *(obligation(name, *sorted(needs[name] - {name})) for name in NAMES),
        answers=[answer(name, ability="full") for name in sorted(able)],
    )
    for name in NAMES:
        weak = [one.id for one in held_back_by(every, name)]
        assert len(weak) == len({*weak})
        assert name not in weak
        assert not {*weak} & able
        assert needs[name] - able - {name} <= {*weak}


# ------------------------------------------------------------------------------ files


def test_the_bundled_obligations_have_the_frameworks_of_the_documents():
    every = read_obligations()
    assert [one.id for one in every.frameworks][:5] == [
        "nato",
        "eu",
        "norden",
        "who",
        "iaea",
    ]
    seven = next(one for one in every.obligations if one.id == "nato-artikkel-3")
    assert len(seven.depends_on) == 7
    assert every.answers == ()


def test_every_bundled_row_says_where_it_is_from_and_none_is_invented():
    for one in read_obligations().obligations:
        assert len(one.source) > 10, one.id
        assert one.source_date[:4].isdecimal(), one.id
        assert one.mark == "official", one.id
        assert one.address.startswith(("https://", "")), one.id


def test_an_answer_is_read_with_its_evidence(tmp_path):
    path = tmp_path / "o.toml"
    path.write_text(
        bundled_obligations().read_text("utf-8")
        + """
[[answers]]
obligation = "who-ihr"
owner = "Folkehelseinstituttet"
due = 2026-12-31
ability = "full"
gap = "Ingen"

[[answers.evidence]]
kind = "exercise"
title = "Varsling"
date = 2026-05-02
""",
        "utf-8",
    )
    said = read_obligations(path).answer_to("who-ihr")
    assert (said.state, said.owner) == ("proved", "Folkehelseinstituttet")
    assert said.evidence[0].title == "Varsling"


def test_all_faults_are_told_at_once_with_their_line(tmp_path):
    path = tmp_path / "o.toml"
    text = bundled_obligations().read_text("utf-8")
    text = text.replace('framework = "iaea"', 'framework = "aiea"', 1)
    text = text.replace('footing = "law"', 'footing = "rule"', 1)
    path.write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        read_obligations(path)
    [fault] = caught.value.faults
    assert "footing (line " in fault.where
    text = text.replace('footing = "rule"', 'footing = "law"')
    text = text.replace('depends_on = ["eu-nis"]', 'depends_on = ["eu-nis-3"]')
    text += (
        '\n[[answers]]\nobligation = "nobody"\n\n[[answers]]\nobligation = "nobody"\n'
    )
    path.write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        read_obligations(path)
    assert [fault.found for fault in caught.value.faults] == [
        "'eu-nis-3'",
        "'aiea'",
        "'nobody'",
        "'nobody'",
        "'nobody'",
    ]
