"""Many read and write at the same time; nobody meets an error, nothing is lost."""

import threading

import pytest
from django.db import connection
from django.test import Client

from beredt.web.accounts.models import RoleAssignment
from beredt.web.audit.verifying import verify_log
from web.people import give, make_organisation, make_user

READERS, WRITERS, TIMES = 50, 10, 3


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fifty_readers_and_ten_writers_at_once():
    place = make_organisation("norge")
    administrator = make_user()
    give(administrator, "administrator", place)
    answers, errors = [], []

    def read(client, _):
        answers.append(client.get("/organisations/").status_code)

    def write(client, number):
        person = {
            "email": f"ny{number}@example.no",
            "name": "Ny",
            "role": "reader",
            "organisation": place.pk,
        }
        answers.append(client.post("/people/invite/", person).status_code)

    def use(act, number):
        try:
            client = Client()
            client.force_login(administrator)
            for time in range(TIMES):
                act(client, number * TIMES + time)
        except Exception as error:  # noqa: BLE001 - of any kind: there must be none
            errors.append(error)
        finally:
            connection.close()

    people = [(read, number) for number in range(READERS)]
    people += [(write, number) for number in range(WRITERS)]
    threads = [threading.Thread(target=use, args=person) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(answers) == {200}
    assert RoleAssignment.objects.filter(role="reader").count() == WRITERS * TIMES
    assert verify_log().breaches == ()
