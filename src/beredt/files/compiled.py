"""Where compiled code is kept, and that it is made once even if many start at once."""

import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import cache_from_source, find_spec
from pathlib import Path

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
    folder = _above() / f"compiled-{_fingerprint()}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ[VARIABLE] = str(folder)
    return folder


def keep_bytecode() -> None:
    """Keep the bytecode of libraries with the compiled code where nobody else does.

    To be called before large libraries are imported. An installation without bytecode
    in a place where Python is told to write none (a container, most often) would read
    every library from its source again at each start, which takes longer than all the
    rest of it.
    """
    if not sys.dont_write_bytecode or sys.pycache_prefix is not None:
        return
    library = find_spec("numba")
    if library is None or library.origin is None:
        return
    if Path(cache_from_source(library.origin)).exists():
        return
    sys.pycache_prefix = str(Path(os.environ.get(VARIABLE) or _above()) / "bytecode")
    sys.dont_write_bytecode = False


def compile_once(
    compiling: Callable[[], object], announce: Callable[[], None], *, part: str = ""
) -> None:
    """Call `compiling` unless this version has been compiled here before.

    `part` names what not every scenario needs, so that it is compiled by itself.

    Many processes may start at the same time: all announce it, one compiles, and the
    others wait for it.
    """
    folder = keep_compiled_code()
    mark = folder / f"done{part}-{_fingerprint()}"
    if mark.exists():
        return
    from filelock import FileLock  # noqa: PLC0415 - needed at the first start only

    announce()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "compiling.lock"):
        if mark.exists():
            return
        compiling()
        mark.touch()


def _above() -> Path:
    """Return the first folder that can be written: beside the source, or a cache."""
    above = _kernels() / "__pycache__"
    if not _can_write(above):
        above = _user_cache()
    if not _can_write(above):
        above = Path(tempfile.gettempdir()) / "beredt"
    return above


def _user_cache() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 - seldom needed

    return user_cache_path("beredt")


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
