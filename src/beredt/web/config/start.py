"""How the site is made ready and started."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from beredt.files.compiled import keep_compiled_code

SETTINGS = "beredt.web.config.settings"
THREADS = 4
# Seconds in which a process whose parent is gone may put back what it holds.
GRACE = 10
# Holds the process that all others of the site shall not outlive.
PARENT = "BEREDT_PARENT"
FIRST = "administrator@localhost"
# A worker does what `beredt work` does, in the interpreter that serves.
WORK = (sys.executable, "-c", "from beredt.cli import main; main()", "work")


def open_site(home: Path | None = None, port: int | None = None) -> None:
    """Load the site's settings, for a home and a port of one's choice."""
    # Before anything of the site loads the engine: the compiler looks but once.
    keep_compiled_code()
    if home is not None:
        os.environ["BEREDT_HOME"] = str(home.absolute())
    if port is not None:
        os.environ.setdefault("BEREDT_ADDRESS", f"http://localhost:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def prepare_site() -> None:
    """Bring the database up to date, and load what comes with Beredt."""
    from beredt.files.registers import find_register, read_register
    from beredt.web.accounts.tree import load_organisations
    from beredt.web.ai_systems import actions as ai_systems
    from beredt.web.councils.actions import keeping, meetings
    from beredt.web.obligations import actions as obligations
    from beredt.web.prices import actions as prices
    from beredt.web.registers import actions as registers
    from beredt.web.scenarios import actions as scenarios
    from beredt.web.strategies import actions as strategies

    migrate()
    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)
    load_organisations(read_register(find_register("norway")))
    registers.publish_bundled()
    scenarios.publish_bundled()
    strategies.publish_bundled()
    obligations.publish_bundled()
    prices.publish_bundled()
    ai_systems.publish_bundled()
    keeping.load_bundled_bodies()
    meetings.load_bundled_meetings()


def migrate() -> None:
    """Give the database the tables of this version."""
    from beredt.web.accounts.actions import hide_codes_anew

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    hide_codes_anew()


def address() -> str:
    """Return the address that people type."""
    return str(settings.ADDRESS)


def first_link(email: str = FIRST) -> str | None:
    """Return an address that lets the first administrator in, until one has come."""
    from beredt.web.accounts.actions import invite_person
    from beredt.web.accounts.models import Organisation, RoleAssignment, User

    role = RoleAssignment.Role.ADMINISTRATOR
    nation = Organisation.objects.get(parent=None)
    if User.objects.filter(last_login__isnull=False).exists():
        return None
    if not RoleAssignment.objects.filter(user__email=email, role=role).exists():
        invite_person(
            email=email, name="Administrator", role=role, organisation=nation, by=None
        )
    return link_for(email)


def link_for(email: str, *, forgets: bool = False) -> str | None:
    """Return a new address that lets somebody in once; nothing if nobody is known.

    With `forgets`, codes and passkeys that they have lost are no longer asked for.
    """
    from beredt.web.accounts.actions import forget_ways_in, make_link
    from beredt.web.accounts.models import User

    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        return None
    if forgets:
        forget_ways_in(user, by=None)
    return settings.ADDRESS + reverse(
        "accounts:come_in", args=[make_link(user, by=None)]
    )


def load_ahead() -> None:
    """Load what the first page would wait for: rooms, templates, languages, charts."""
    from allauth.account.adapter import get_adapter
    from django.template import Engine
    from django.template.loader import get_template
    from django.utils.module_loading import import_string
    from django.utils.translation import gettext, override

    from beredt.web.layout.charts import wake_the_drawer

    reverse("home:home")
    import_string(settings.ROOMS)
    get_adapter()
    get_template("home/home.html")
    _ = Engine.get_default().template_context_processors
    for code, _name in settings.LANGUAGES:
        with override(code):
            gettext("Hjem")
    # The longest of it, and no page needs it at once.
    threading.Thread(target=wake_the_drawer, daemon=True).start()


def end_with_parent() -> None:
    """Let this process end when the one that started it is gone, however it went."""
    if not (parent := os.environ.get(PARENT)):
        return

    def watch() -> None:
        while os.getppid() == int(parent):
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def serve(*, host: str, port: int, workers: int) -> None:
    """Answer browsers until somebody says stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ[PARENT] = str(os.getpid())

    Granian(
        "beredt.web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
    ).serve()


def work() -> None:
    """Do what is ordered until somebody says stop."""
    from beredt.web.orders.working import Worker

    end_with_parent()
    worker = Worker()
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: worker.is_stopping.set())
    worker.work()


@contextmanager
def working_beside() -> Iterator[None]:
    """Keep a worker alive beside the server, and stop it with the server."""
    os.environ[PARENT] = str(os.getpid())
    is_over = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        while not is_over.is_set():
            # A worker of its own process: computing must not slow the pages down.
            running[:] = [subprocess.Popen(WORK)]  # noqa: S603 - our own interpreter
            running[0].wait()
            is_over.wait(1)

    thread = threading.Thread(target=keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        for process in running:
            process.terminate()
        thread.join(10)
