"""What an installation says about itself, in variables whose names begin BEREDT_."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dj_database_url
import platformdirs
from django.core.exceptions import ImproperlyConfigured

NEAR = "localhost,127.0.0.1,[::1]"
SHORTEST_KEY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Variables of one installation, read word by word."""

    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def text(self, name: str, default: str = "") -> str:
        """Return a variable without the blanks around it."""
        return self.variables.get(name, default).strip()

    def words(self, name: str, default: str = "") -> list[str]:
        """Return a variable as words between commas."""
        return [
            word
            for part in self.text(name, default).split(",")
            if (word := part.strip())
        ]

    def yes(self, name: str) -> bool:
        """Tell whether a variable says yes."""
        said = self.text(name, "no").lower()
        if said not in {"yes", "no", "1", "0", "true", "false", ""}:
            raise ImproperlyConfigured(f"{name} is {said!r}: write yes or no.")
        return said in {"yes", "1", "true"}

    def number(self, name: str, default: int) -> int:
        """Return a variable as a whole number above zero."""
        said = self.text(name) or str(default)
        if not said.isdecimal() or int(said) < 1:
            raise ImproperlyConfigured(
                f"{name} is {said!r}: write a whole number from 1."
            )
        return int(said)

    def count(self, name: str) -> int:
        """Return a variable as a whole number, none where it is not set."""
        return self.number(name, 1) if self.text(name, "0") != "0" else 0

    @property
    def production(self) -> bool:
        """Whether others than the person at this machine use the site."""
        return self.yes("BEREDT_PRODUCTION")

    @property
    def home(self) -> Path:
        """Folder of the SQLite file and of what is kept outside the database."""
        return Path(
            self.text("BEREDT_HOME") or platformdirs.user_data_path("beredt")
        ).absolute()

    def secret_key(self) -> str:
        """Return the key that signs; on one's own machine it is made and kept."""
        if key := self.text("BEREDT_SECRET_KEY"):
            return key
        if self.production:
            return ""
        kept = self.home / "secret-key"
        if not kept.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            _write_once(kept, secrets.token_urlsafe(SHORTEST_KEY))
        return kept.read_text(encoding="utf-8").strip()

    def database(self) -> dict[str, Any]:
        """Return the database: the one that DATABASE_URL names, or SQLite at home."""
        return database_at(
            self.text("DATABASE_URL") or f"sqlite:///{self.home / 'beredt.sqlite3'}"
        )


# A writer asks for the lock when it begins, so that two that have both read cannot
# stand in each other's way; an acknowledged write is on the disk.
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    ),
}


def database_at(url: str) -> dict[str, Any]:
    """Return what Django needs to know about the database at an address."""
    database: dict[str, Any] = {**dj_database_url.parse(url)}
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return database | {"OPTIONS": SQLITE}
    return database | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def refuse_unsafe(environment: Environment) -> None:
    """Stop before a site that others use starts with settings that are not safe."""
    if environment.production and (faults := list(_unsafe(environment))):
        raise ImproperlyConfigured(
            "This site is in production (BEREDT_PRODUCTION) and not safe:\n"
            + "\n".join(f"- {fault}" for fault in faults)
        )


def _unsafe(environment: Environment) -> list[str]:
    checks = {
        f"BEREDT_SECRET_KEY must be a random text of {SHORTEST_KEY} characters.": (
            len(set(environment.text("BEREDT_SECRET_KEY"))) < 20
            or len(environment.text("BEREDT_SECRET_KEY")) < SHORTEST_KEY
        ),
        "BEREDT_DEBUG shows the insides of the site to strangers.": environment.yes(
            "BEREDT_DEBUG"
        ),
        "BEREDT_HOSTS must name the site, never * (all).": (
            not environment.words("BEREDT_HOSTS")
            or "*" in environment.words("BEREDT_HOSTS")
        ),
        "BEREDT_ADDRESS must be the address that people type, with https.": (
            not environment.text("BEREDT_ADDRESS").startswith("https://")
        ),
        "BEREDT_OPENID_ISSUER must be an address with https.": not environment.text(
            "BEREDT_OPENID_ISSUER", "https://"
        ).startswith("https://"),
    }
    return [fault for fault, unsafe in checks.items() if unsafe]


def _write_once(path: Path, text: str) -> None:
    # Several workers may start at once: the first writes, the others read.
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
