"""A country with a council, its secretariat, and the bundled meeting."""

import pytest

from beredt.web.councils.actions.keeping import load_bundled_bodies
from beredt.web.councils.actions.meetings import load_bundled_meetings
from beredt.web.councils.models import Body, Meeting
from web.people import give, make_organisation, make_user

AGENDA = """\
- Hanne Schanche Önen, Helse Midt RHF, stiller for Bjørn Villa
- Terje Wistner, KS, stiller for Kristin W. Wieland fram til kl. 12
Saksnr	Agenda Strategirådet 11. juni 2026	Presenter saken	Tid	Sakstype
12/26	Godkjenning av innkalling og dagsorden	Mariann Hornnes, Helsedirektoratet	10:00	Godkjenning
13/26	Godkjenning av referat 26. mars 2026	Mariann Hornnes, Helsedirektoratet	10:05	Godkjenning
	Dagsaktuelt	Alle	10:10	Åpen sak
14/26	Status nasjonal e-helsestrategi	Siv Ingebrigtsen, Helsedirektoratet	10:25	Drøfting
15/26	Oppsummering felles møte	Siv Ingebrigtsen, Helsedirektoratet	11:05	Drøfting
Lunsj			11:35
16/26	Anbefaling til justert prismodell 2027	Randi Halle-Knutzen Øien, Norsk helsenett SF	12:20	Drøfting
17/26	Orientering om rammeavtale	Rune Simensen, Helse Sør-Øst RHF	13:00	Drøfting
18/26	KI Norge	Hans Christian Holte, KI Norge	13:40	Drøfting
Pause			14:20
19/26	Kommunekommisjonens arbeid	Kristin W. Wieland, KS	14:30	Drøfting
20/26	Helseberedskap i totalforsvaret	Mariann Hornnes og Helen Brandstorp, Helsedirektoratet	15:10	Drøfting
21/06	Eventuelt		15:55
Slutt			16:00
"""  # noqa: E501 - as it is pasted


@pytest.fixture
def directorate(nation):
    place = make_organisation("hdir", below=nation, kind="directorate")
    place.name = "Helsedirektoratet"
    place.save()
    return place


@pytest.fixture
def council(directorate):
    load_bundled_bodies()
    return Body.objects.get(code="strategiradet")


@pytest.fixture
def secretary(client, directorate):
    user = make_user("Sigrid Sekretær")
    give(user, "planner", directorate)
    client.force_login(user)
    return user


@pytest.fixture
def example(council):
    load_bundled_meetings()
    return Meeting.objects.get(is_example=True)


@pytest.fixture
def meeting(client, council, secretary):
    """The meeting of 11 June, called from the pasted agenda."""
    response = client.post(
        "/councils/meetings/call/", {"body": council.pk, "agenda": AGENDA}
    )
    assert response.status_code == 302, response.content.decode()
    found = Meeting.objects.get(is_example=False)
    assert response.url == found.get_absolute_url()
    return found
