"""One command starts the site; it can be killed, backed up, restored and proved."""

import json
import re
import subprocess
import sys
import time
import zipfile

import psycopg
import pytest
from django.apps import apps
from django.db import models

from web.sites import BEREDT, Site, beredt, environment


@pytest.mark.slow
def test_one_command_starts_everything_and_what_is_killed_is_started_again(tmp_path):
    site = Site(tmp_path)
    site.process.kill()
    site.process.communicate()
    end = time.monotonic() + 30
    while site.answers():
        assert time.monotonic() < end, "Its processes outlived it."
        time.sleep(0.2)
    site.start()
    said = site.said()
    assert f"http://localhost:{site.port}" in said
    assert re.search(r"/come-in/[\w-]{40,}/", said)
    proved = beredt("audit", "verify", "--home", tmp_path, "--lang", "en")
    assert proved.returncode == 0, proved.stderr
    assert re.search(r"^\d+:[0-9a-f]{64}$", proved.stdout, re.MULTILINE)


@pytest.fixture
def urls(tmp_path, postgresql_url):
    """Two empty databases, one of each kind."""
    server, _, _ = postgresql_url.rpartition("/")
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS elsewhere")
        connection.execute("CREATE DATABASE elsewhere")
    return {
        "sqlite": f"sqlite:///{tmp_path / 'other.sqlite3'}",
        "postgresql": f"{server}/elsewhere",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site that has been started once."""
    home = tmp_path_factory.mktemp("home")
    Site(home).said()
    return home


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_backed_up_is_restored_into_either_database(site, urls, kind, tmp_path):
    file, again = tmp_path / "site.zip", tmp_path / "again.zip"
    assert beredt("backup", "--home", site, file).returncode == 0
    other = tmp_path / "other"
    restored = beredt("restore", "--home", other, file, url=urls[kind])
    assert restored.returncode == 0, restored.stderr
    assert beredt("audit", "verify", "--home", other, url=urls[kind]).returncode == 0
    assert beredt("backup", "--home", other, again, url=urls[kind]).returncode == 0
    before, after = contents(file), contents(again)
    for grown in ("audit.event", "audit.head"):
        del before[grown], after[grown]
    assert after == before


@pytest.mark.slow
def test_a_backup_is_not_restored_over_a_site(site, tmp_path):
    file = tmp_path / "site.zip"
    beredt("backup", "--home", site, file)
    refused = beredt("restore", "--home", site, file)
    assert refused.returncode == 2
    assert "already holds a site" in refused.stderr


@pytest.mark.slow
def test_a_backup_that_somebody_changed_is_refused(site, tmp_path):
    file, bad = tmp_path / "site.zip", tmp_path / "bad.zip"
    beredt("backup", "--home", site, file)
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(bad, "w") as archive:
        for name in good.namelist():
            text = good.read(name)
            if name == "accounts.user.jsonl":
                text = text.replace(b"Administrator", b"Anonymous")
            archive.writestr(name, text)
    refused = beredt("restore", "--home", tmp_path / "new", bad)
    assert refused.returncode == 2
    assert "accounts.user.jsonl is not as it was written" in refused.stderr


@pytest.mark.slow
def test_who_is_locked_out_gets_in_by_the_command_line(site):
    found = beredt("link", "--home", site, "administrator@localhost")
    assert "/come-in/" in found.stdout
    assert beredt("link", "--home", site, "nobody@example.no").returncode == 2


def test_unsafe_settings_stop_the_site_before_it_starts(tmp_path):
    kept = environment() | {"BEREDT_PRODUCTION": "yes"}
    refused = subprocess.run(
        [*BEREDT, "serve", "--home", str(tmp_path)],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert "BEREDT_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("words", [["version"], ["assess", "--help"], ["serve", "-h"]])
def test_other_commands_never_load_the_site(words):
    code = (
        "import sys; from beredt.cli import main\n"
        f"try: main({words!r})\n"
        "except SystemExit: pass\n"
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_first_page_waits_for_nothing_that_could_be_loaded_before(tmp_path):
    code = """
import sys
from django.test import Client
from beredt.web.config.wsgi import application
ready = {*sys.modules}
page = Client(HTTP_HOST="localhost").get("/accounts/login/")
print(page.status_code, sorted(name for name in {*sys.modules} - ready
                               if name.startswith("beredt")))
"""
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=environment() | {"BEREDT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "200 []\n"


def test_nothing_is_dated_anew_when_it_is_restored():
    dated = [
        f"{table._meta.label}.{field.name}"
        for table in apps.get_models()
        for field in table._meta.get_fields()
        if isinstance(field, models.DateField)
        and (field.auto_now or field.auto_now_add)
    ]
    assert dated == []


def contents(file):
    with zipfile.ZipFile(file) as archive:
        tables = json.loads(archive.read("manifest.json"))["tables"]
    return {name: table["sha256"] for name, table in tables.items()}
