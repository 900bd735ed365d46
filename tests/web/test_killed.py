"""What the site has said is done, is done, even if it is killed the moment after."""

import re
import threading
import time
from contextlib import suppress

import psycopg
import pytest
import requests

from web.sites import Site, beredt

SECRET = re.compile(r"beredt_[\w-]{43}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'killed.sqlite3'}"
    server = request.getfixturevalue("postgresql_url")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS killed")
        connection.execute("CREATE DATABASE killed")
    return f"{server.rpartition('/')[0]}/killed"


def signed_in(site, url):
    """Somebody's browser, let in by the command line."""
    found = beredt("link", "--home", site.home, "administrator@localhost", url=url)
    browser = requests.Session()
    address = found.stdout.strip().replace(":8000", f":{site.port}")
    browser.post(address, post(browser, address))
    return browser


def post(browser, address, **words):
    return {"csrfmiddlewaretoken": TOKEN.search(browser.get(address).text)[1]} | words


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(url, tmp_path):
    site = Site(tmp_path, url)
    browser = signed_in(site, url)
    address = f"http://localhost:{site.port}/me/"
    words = post(browser, address, name="Nøkkel")
    acknowledged = []

    def write():
        with suppress(requests.RequestException):
            while answer := browser.post(f"{address}keys/", words, timeout=10):
                acknowledged.extend(SECRET.findall(answer.text))

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    while len(acknowledged) < 20:
        time.sleep(0.05)
    site.kill_all()
    for writer in writers:
        writer.join()
    site.start()
    api = f"http://localhost:{site.port}/api/organisations"
    for secret in acknowledged:
        header = {"Authorization": f"Bearer {secret}"}
        assert requests.get(api, headers=header, timeout=10).status_code == 200
    site.said()
    proved = beredt("audit", "verify", "--home", tmp_path, url=url)
    assert proved.returncode == 0, proved.stderr
