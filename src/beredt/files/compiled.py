"""Where compiled code is kept, and that it is made once even if many start at once."""

import hashlib
import os
import platform
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

VARIABLE = "NUMBA_CACHE_DIR"


def keep_compiled_code() -> Path:
    """Choose the folder for compiled code and return it.

    To be called before the engine is imported: the compiler reads the environment
    once. A folder that the user has chosen stays; else the code lies beside its
    source if that can be written, else in the user's cache folder. The folder is named
    after what is compiled: the compiler would see a change in the file of a function,
    but not one in the files of the functions it calls.
    """
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    above = _kernels() / "__pycache__"
    if not _can_write(above):
        above = user_cache_path("beredt")
    if not _can_write(above):
        above = Path(tempfile.gettempdir()) / "beredt"
    folder = above / f"compiled-{_fingerprint()}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[VARIABLE] = str(folder)
    return folder


def compile_once(compiling: Callable[[], object], announce: Callable[[], None]) -> None:
    """Call `compiling` unless this version has been compiled here before.

    Many processes may start at the same time: all announce it, one compiles, and the
    others wait for it.
    """
    folder = keep_compiled_code()
    mark = folder / f"done-{_fingerprint()}"
    if mark.exists():
        return
    announce()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "compiling.lock"):
        if mark.exists():
            return
        compiling()
        mark.touch()


def _kernels() -> Path:
    spec = find_spec("beredt.engine")
    assert spec is not None  # noqa: S101 - the package that this file belongs to
    assert spec.origin is not None  # noqa: S101
    return Path(spec.origin).parent / "kernels"


def _fingerprint() -> str:
    """Return a word that changes when anything that is compiled changes."""
    parts = [platform.python_version(), platform.machine(), version("numba")]
    # The compiler itself looks at the time and size of its source files.
    for path in sorted(_kernels().glob("*.py")):
        status = path.stat()
        parts.append(f"{path} {status.st_mtime_ns} {status.st_size}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
