"""A PostgreSQL server of the tests' own: made, used and thrown away."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
# Nothing here outlives the tests, so nothing needs to reach the disk.
HASTY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def server_programs():
    """Return the folder that holds initdb and postgres, or nothing."""
    newest = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name))
    if newest:
        return newest[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextlib.contextmanager
def postgresql_server(programs, *, options=HASTY):
    """Start a server that listens on a socket in a folder of its own; yield its URL."""
    folder = Path(tempfile.mkdtemp(prefix="beredt-pg-"))
    # A server refuses to run as root.
    person = {"user": _nobody(), "extra_groups": []} if os.geteuid() == 0 else {}
    if person:
        shutil.chown(folder, user=person["user"])
    data = folder / "data"
    run(
        programs / "initdb",
        "-D",
        data,
        "-U",
        "beredt",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
        folder=folder,
        person=person,
    )
    chosen = " ".join(f"-c {option}" for option in options)
    control = (programs / "pg_ctl", "-D", data, "-w")
    run(
        *control,
        "-l",
        folder / "log",
        "-o",
        f"-c listen_addresses='' -c max_connections=200 -k {folder} {chosen}",
        "start",
        folder=folder,
        person=person,
    )
    try:
        yield f"postgres://beredt@{quote(str(folder), safe='')}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop", folder=folder, person=person)
        shutil.rmtree(folder, ignore_errors=True)


def run(*command, folder, person):
    subprocess.run(
        [str(word) for word in command],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        timeout=60,
        **person,
    )


def _nobody():
    names = {line.split(":")[0] for line in Path("/etc/passwd").read_text().split("\n")}
    return "postgres" if "postgres" in names else "nobody"
