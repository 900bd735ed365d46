"""Servers to measure: databases that forget nothing, and sites that run beside us."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The tests know how to start a PostgreSQL server of one's own.
sys.path.append(str(ROOT / "tests"))

from web.postgresql import postgresql_server, server_programs  # noqa: E402

# Acknowledged is on the disk: a server of tests may forget, this one may not.
DURABLE = ("fsync=on", "synchronous_commit=on")


def kinds_of_database() -> list[str]:
    """Return the databases that can be had here."""
    return ["sqlite", *(["postgresql"] if server_programs() else [])]


def databases(name, folder, stack) -> list[str]:
    """Return the addresses of two empty databases of a kind."""
    if name == "sqlite":
        return [f"sqlite:///{folder / each}.sqlite3" for each in ("site", "peer")]
    server = postgresql_server(server_programs(), options=DURABLE)
    url = stack.enter_context(server)
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(url, autocommit=True) as connection:
        for each in ("site", "peer"):
            connection.execute(f"CREATE DATABASE {each}")
    return [f"{url.rpartition('/')[0]}/{each}" for each in ("site", "peer")]


@contextmanager
def folder_of_ours() -> Iterator[Path]:
    """Lend a folder."""
    folder = tempfile.mkdtemp(prefix="beredt-load-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def made_by(module, words, environment):
    """Run a module of ours, and return what it prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def running(words, environment, port) -> Iterator[None]:
    """Keep a server up."""
    server = subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(server, port)
        yield
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(server, port) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server never answered.")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
