"""Settings of the site under test: nothing of the person who runs the tests is used."""

import os
import tempfile
from pathlib import Path

HOME = tempfile.TemporaryDirectory(prefix="beredt-tests-")
for name in [*os.environ]:
    if name.startswith("BEREDT_") or name == "DATABASE_URL":
        del os.environ[name]
os.environ["BEREDT_HOME"] = HOME.name
# Processes that a test starts use the database of that test.
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from beredt.files.compiled import VARIABLE, keep_compiled_code  # noqa: E402

# Before anything is loaded that is compiled: what an older state left lies elsewhere.
# Each of several test processes keeps its own, since two that write one index at once
# lose each other's entries.
compiled, worker = keep_compiled_code(), os.environ.get("PYTEST_XDIST_WORKER", "")
if compiled.name != worker:
    os.environ[VARIABLE] = str(compiled / worker)

from beredt.web.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SHOW_COMPONENTS = True
# Empty, but there: files are found where they lie in the source.
(Path(HOME.name) / "static").mkdir()
