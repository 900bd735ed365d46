"""The site under load: reports taken in, pages read, beside Django's admin."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from urllib.parse import urlencode

from benchmarks.measuring import Results, Row, interleaved
from benchmarks.servers import (
    databases,
    folder_of_ours,
    free_port,
    kinds_of_database,
    made_by,
    running,
)
from beredt.web.config.start import THREADS

GROUP = "the site"
TRUSTS = (
    "unn",
    "ous",
    "bergen",
    "ahus",
    "telemark",
    "st-olavs",
    "finnmark",
    "forde",
    "fonna",
    "helgeland",
)
PROCESSES, READERS = 2, 10
SECONDS, ROUNDS = 4.0, 3
# A token of our own making: the cookie and the header agree, which is all it says.
TOKEN = "t" * 32
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "between-the-parts"
TABLE_PAGES = 50


class Person:
    """Somebody's browser: one connection that stays open."""

    def __init__(self, port, session):
        self._there = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies = f"sessionid={session}; csrftoken={TOKEN}"

    def get(self, path):
        """Read a page."""
        return self._ask("GET", path, None, {})

    def post(self, path, body, kind=FORM):
        """Send a form; return where it leads."""
        heads = {"Content-Type": kind, "X-CSRFToken": TOKEN}
        return self._ask("POST", path, body.encode(), heads)

    def _ask(self, method, path, body, heads):
        self._there.request(method, path, body, {"Cookie": self._cookies, **heads})
        answer = self._there.getresponse()
        text = answer.read()
        if answer.status != (302 if body is not None else 200):
            raise RuntimeError(f"{method} {path}: {answer.status}\n{text[-2000:]!r}")
        return answer.headers.get("Location", "")


def measure(results: Results) -> None:
    """Load the site and its peer in turn, on each database that is here."""
    for name in kinds_of_database():
        with ExitStack() as stack:
            folder = stack.enter_context(folder_of_ours())
            site, peer = databases(name, folder, stack)
            trusts = TRUSTS[: 4 if results.quick else None]
            ours = _beredt(folder, site, trusts, stack)
            theirs = _django_admin(peer, trusts, stack)
            _reports(results, name, ours, theirs)
            _pages(results, name, ours, theirs)


def _beredt(folder, url, trusts, stack):
    """Start the site with Norway in it; return at which port who writes what."""
    environment = {"BEREDT_HOME": str(folder), "DATABASE_URL": url}
    writers, port = made_by("benchmarks.furnishing", trusts, environment), free_port()
    program = ("-c", "from beredt.cli import main; main()", "serve", "--no-work")
    words = ("--workers", PROCESSES, "--home", folder, "--port", port)
    stack.enter_context(running((*program, *words), environment, port))
    return [(port, writer) for writer in writers]


def _django_admin(url, trusts, stack):
    """Start the peer with the same places in it, on the same server."""
    environment = {"PEER_DATABASE": url}
    module = "benchmarks.peers.django_admin"
    writers, port = made_by(module, trusts, environment), free_port()
    served = ("-m", "granian", f"{module}:application", "--interface", "wsgi")
    words = ("--workers", PROCESSES, "--blocking-threads", THREADS, "--no-ws")
    stack.enter_context(running((*served, *words, "--port", port), environment, port))
    return [(port, writer) for writer in writers]


def _reports(results, name, site, peer) -> None:
    """Send reports from all trusts at once; how many are answered in a second."""
    seconds = 1.0 if results.quick else SECONDS
    runners = {
        "site": lambda _: 1 / _rate([_reporter(*who) for who in site], seconds),
        "admin": lambda _: 1 / _rate([_saver(*who) for who in peer], seconds),
    }
    spent = interleaved(runners, 1 if results.quick else ROUNDS)
    numbers = statistics.mean(who["asked"] for _, who in site)
    results.add(
        Row(
            group=GROUP,
            name=f"reports a second, site / admin, {name}",
            measured=spent["admin"] / spent["site"],
            goal=0.25,
            note=f"{1 / spent['site']:.1f} of {numbers:.0f} numbers beside "
            f"{1 / spent['admin']:.1f}, {len(site)} at once",
        )
    )


def _pages(results, name, site, peer) -> None:
    """Read the same table from many browsers at once; the time of the slow pages."""
    seconds = 1.0 if results.quick else SECONDS
    many = 1 + READERS // len(site)
    pages = {
        "site": [_reader(*who, _site_page) for who in (site * many)[:READERS]],
        "admin": [_reader(*who, _admin_page) for who in (peer * many)[:READERS]],
    }
    runners = {
        who: lambda _, readers=readers: _slow(_times(readers, seconds))
        for who, readers in pages.items()
    }
    spent = interleaved(runners, 1 if results.quick else ROUNDS)
    results.add(
        Row(
            group=GROUP,
            name=f"page p95, site / admin, {name}",
            measured=spent["site"] / spent["admin"],
            goal=1.0,
            at_least=False,
            note=f"{spent['site'] * 1e3:.0f} ms beside {spent['admin'] * 1e3:.0f} ms, "
            f"{READERS} readers",
        )
    )


def _reporter(port, who) -> Callable[[int], None]:
    person = Person(port, who["session"])

    def report(number):
        parts = (
            f"--{BOUNDARY}",
            'Content-Disposition: form-data; name="file"; filename="a.csv"',
            "Content-Type: text/csv",
            "",
            who["answers"][number % 2],
            f"--{BOUNDARY}--",
            "",
        )
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        upload = person.post(who["ask"], "\r\n".join(parts), kind)
        person.post(f"{upload}take-in/", "")

    return report


def _saver(port, who) -> Callable[[int], None]:
    person = Person(port, who["session"])

    def save(number):
        rows = who["places"]
        form = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows)}
        for at, (pk, amount) in enumerate(rows):
            form[f"form-{at}-id"] = pk
            form[f"form-{at}-number"] = amount + (at < 5) * (1 - number % 2)
        address = f"/admin/peers/place/?trust__exact={who['trust']}"
        person.post(address, urlencode(form | {"_save": "Save"}))

    return save


def _reader(port, who, page) -> Callable[[int], None]:
    person = Person(port, who["session"])
    return lambda number: person.get(page(who, 1 + number % TABLE_PAGES)) and None


def _site_page(who, page):
    return f"{who['places']}?page={page}"


def _admin_page(_who, page):
    return f"/admin/peers/listed/?p={page}"


def _rate(acts, seconds) -> float:
    return len(_times(acts, seconds)) / seconds


def _slow(times) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _times(acts, seconds) -> list[float]:
    """Let all act again and again for so long; return how long each act took."""
    spent: list[float] = []
    errors: list[Exception] = []
    # Everybody has acted once before anybody is timed.
    ready = threading.Barrier(len(acts))

    def repeat(act):
        try:
            act(1)
            ready.wait()
            end, number = time.perf_counter() + seconds, 0
            while (begun := time.perf_counter()) < end:
                act(number)
                spent.append(time.perf_counter() - begun)
                number += 1
        except Exception as error:  # noqa: BLE001 - none may go unseen
            errors.append(error)
            ready.abort()

    threads = [threading.Thread(target=repeat, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return spent
