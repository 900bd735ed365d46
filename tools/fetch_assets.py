"""Take what the site shows from the npm registry, as pinned in `assets.toml`.

`python tools/fetch_assets.py` brings everything; the build of a wheel does the same for
what the site needs. Needs nothing but Python. A file that is there and unchanged is not
fetched again, so that a second build needs no network.
"""

import base64
import hashlib
import io
import json
import os
import sys
import tarfile
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
LIST = "packages.json"
REGISTRY = "https://registry.npmjs.org"
SECONDS = 60


class AssetError(Exception):
    """Something pinned could not be had, or is not what was pinned."""


class Package(NamedTuple):
    """One package of the registry, and the files that are taken of it."""

    name: str
    version: str
    integrity: str
    licence: str
    purpose: str
    folder: str
    files: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the registry keeps it; another one is named as for npm."""
        registry = os.environ.get("npm_config_registry", REGISTRY)  # noqa: SIM112
        short = self.name.rpartition("/")[2]
        return f"{registry.rstrip('/')}/{self.name}/-/{short}-{self.version}.tgz"


def fetch_assets(root: Path, purposes: Iterable[str]) -> list[str]:
    """Bring the files of some purposes; return the packages that had to be fetched."""
    lock = tomllib.loads((root / "assets.toml").read_text("utf-8"))
    packages = [
        Package(**{**entry, "files": tuple(entry["files"])})
        for entry in lock["package"]
    ]
    fetched = []
    for purpose in purposes:
        wanted = [package for package in packages if package.purpose == purpose]
        fetched += _fill(root / lock["folders"][purpose], wanted)
    return fetched


def _fill(place: Path, packages: list[Package]) -> list[str]:
    there = _listed(place)
    listing, fetched = {}, []
    for package in packages:
        known = there.get(package.name)
        if known is None or not _is_unchanged(place, package, known):
            _unpack(place, package)
            fetched.append(package.name)
        listing[package.name] = _describe(place, package)
    if listing != there:
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps(listing, indent=1, sort_keys=True) + "\n"
        (place / LIST).write_text(text, "utf-8")
    return fetched


def _listed(place: Path) -> dict[str, Any]:
    path = place / LIST
    if not path.is_file():
        return {}
    listing: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return listing


def _is_unchanged(place: Path, package: Package, known: dict[str, Any]) -> bool:
    missing = any(not path.is_file() for path in _paths(place, package).values())
    return not missing and known == _describe(place, package)


def _paths(place: Path, package: Package) -> dict[str, Path]:
    folder = place / package.folder
    return {name: folder / name.rpartition("/")[2] for name in package.files}


def _describe(place: Path, package: Package) -> dict[str, Any]:
    return {
        "version": package.version,
        "integrity": package.integrity,
        "licence": package.licence,
        "folder": package.folder,
        "files": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in _paths(place, package).values()
        },
    }


def _unpack(place: Path, package: Package) -> None:
    archive = _download(package)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        for name, path in _paths(place, package).items():
            try:
                member = tar.extractfile(f"package/{name}")
            except KeyError:
                member = None
            if member is None:
                raise AssetError(f"{package.name} {package.version} has no {name}.")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(member.read())


def _download(package: Package) -> bytes:
    try:
        # The address is the registry's, which the person who builds has chosen.
        with urllib.request.urlopen(package.address, timeout=SECONDS) as answer:  # noqa: S310
            archive: bytes = answer.read()
    except (urllib.error.URLError, OSError) as error:
        raise AssetError(
            f"{package.name} {package.version} could not be fetched from "
            f"{package.address} ({error}). The site's style sheets, scripts, icons and "
            "fonts are taken from the npm registry when Beredt is built from source: "
            "build with the network up, or name another registry in "
            "npm_config_registry. A built wheel needs no network."
        ) from error
    kind, _, expected = package.integrity.partition("-")
    found = base64.b64encode(hashlib.new(kind, archive).digest()).decode()
    if found != expected:
        raise AssetError(
            f"{package.address} is not what assets.toml pins: "
            f"{kind}-{found} instead of {package.integrity}."
        )
    return archive


if __name__ == "__main__":
    try:
        brought = fetch_assets(ROOT, ("site", "tests"))
    except AssetError as fault:
        sys.exit(str(fault))
    print(f"Fetched {', '.join(brought)}." if brought else "Everything is there.")
