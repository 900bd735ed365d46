"""A site that runs in processes of its own, as somebody starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

BEREDT = [sys.executable, "-c", "from beredt.cli import main; main()"]


def environment(url=""):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BEREDT_")}
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        kept.pop(name, None)
    return kept | ({"DATABASE_URL": url} if url else {})


def beredt(*words, url=""):
    return subprocess.run(
        [*BEREDT, *map(str, words)],
        env=environment(url),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Site:
    """A site that runs in processes of its own."""

    def __init__(self, home, url=""):
        self.home, self.url, self.port = home, url, free_port()
        self.start()

    def start(self):
        words = ["serve", "--home", self.home, "--port", self.port, "--lang", "en"]
        self.process = subprocess.Popen(
            [*BEREDT, *map(str, words)],
            env=environment(self.url),
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            self.answer_soon()
        except AssertionError:
            # Nobody else knows of it: it would go on for ever.
            self.kill_all()
            raise

    def answer_soon(self, seconds=180):
        end = time.monotonic() + seconds
        while not self.answers():
            assert time.monotonic() < end, "The site never answered."
            assert self.process.poll() is None, "The site stopped."
            time.sleep(0.2)

    def answers(self):
        address = f"http://localhost:{self.port}/accounts/login/"
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                return page.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill_all(self):
        """Kill the server and each of its processes, as a failing machine does."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        for number in [self.process.pid, *map(int, listed.stdout.split())]:
            os.kill(number, signal.SIGKILL)
        self.process.communicate()

    def said(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)[0]
