"""The bundled meeting, and copies of it with other words in it."""

import pytest

from beredt.files.council import bundled_meetings, read_bodies, read_papers

MEETING = bundled_meetings()["strategiradet-2026-06-11"]
# What mends the ten inconsistencies, as words of the file and what they become.
MENDED = [
    ("referat fra Nasjonalt e-helseråd 26.", "referat fra Strategirådet 26."),
    ('"Nasjonalt e-helseråd: Vurdering', '"Strategirådet: Vurdering'),
    ("21/06", "21/26"),
    ('"12.15"', '"12.20"'),
    ('"14.35"', '"14.30"'),
    ("ble enige om å ikke å ha en felles prosess i denne omgang.", "@"),
    ("ble enige om videre prosess.", "@"),
    ('"Orientering om rammeavtale', '"Rammeavtale'),
    ('  "Forsvarets sanitet",\n', ""),
    ("first_day = 2027-01-01", "first_day = 2026-12-01"),
    ('["33,3 %", "33,3 %", "33,3 %"]', '["1/3", "1/3", "1/3"]'),
    ('["33,3 %", "33,3 %", "33,3 %"]', '["1/3", "1/3", "1/3"]'),
    (
        '["0 - 15", "15 – 40", "40 – 80", ">80"]',
        '["0 – under 15", "15 – under 40", "40 – under 80", "80 og mer"]',
    ),
]


def changed(text, changes):
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture(scope="session")
def bodies():
    return read_bodies()


@pytest.fixture(scope="session")
def papers():
    return read_papers(MEETING)


@pytest.fixture
def mended(tmp_path):
    """Return the meeting without inconsistencies, with other faults put into it."""

    def read(*planted):
        path = tmp_path / "meeting.toml"
        text = changed(MEETING.read_text(encoding="utf-8"), [*MENDED, *planted])
        path.write_text(text, encoding="utf-8")
        return read_papers(path)

    return read


@pytest.fixture(scope="session")
def meeting_text():
    return MEETING.read_text(encoding="utf-8")
