"""What the site shows comes from the registry as it was pinned, or not at all."""

import base64
import hashlib
import http.server
import io
import sys
import tarfile
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import fetch_assets as assets  # noqa: E402


def packed(files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
    return buffer.getvalue()


ARCHIVE = packed({"dist/a.css": b"a {}", "LICENSE": b"MIT"})
PIN = "sha512-" + base64.b64encode(hashlib.sha512(ARCHIVE).digest()).decode()


@pytest.fixture
def registry(monkeypatch):
    """A registry of one package; it counts how often it is asked."""
    asked = []

    class Registry(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ARCHIVE)

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setenv("npm_config_registry", address)
    yield asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path):
    def write(integrity=PIN, files='["dist/a.css", "LICENSE"]'):
        (tmp_path / "assets.toml").write_text(
            f"""
[folders]
site = "vendor"
[[package]]
name = "@some/style"
version = "1.0.0"
integrity = "{integrity}"
licence = "MIT"
purpose = "site"
folder = "style"
files = {files}
"""
        )
        return tmp_path

    return write


def test_the_files_that_are_named_are_unpacked(project, registry):
    root = project()
    assert assets.fetch_assets(root, ["site"]) == ["@some/style"]
    assert (root / "vendor/style/a.css").read_bytes() == b"a {}"
    assert (root / "vendor/style/LICENSE").exists()
    assert registry == ["/@some/style/-/style-1.0.0.tgz"]


def test_what_is_there_is_not_fetched_again(project, registry):
    root = project()
    assets.fetch_assets(root, ["site"])
    assert assets.fetch_assets(root, ["site"]) == []
    assert len(registry) == 1


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("b {}")])
def test_what_is_gone_or_changed_is_fetched_again(project, registry, spoil):
    root = project()
    assets.fetch_assets(root, ["site"])
    spoil(root / "vendor/style/a.css")
    assert assets.fetch_assets(root, ["site"]) == ["@some/style"]
    assert (root / "vendor/style/a.css").read_bytes() == b"a {}"
    assert len(registry) == 2


@pytest.mark.usefixtures("registry")
def test_what_is_not_as_it_was_pinned_is_refused(project):
    root = project(integrity="sha512-AAAA")
    with pytest.raises(assets.AssetError, match=r"is not what assets\.toml pins"):
        assets.fetch_assets(root, ["site"])
    assert not (root / "vendor/style").exists()


@pytest.mark.usefixtures("registry")
def test_a_file_that_the_package_lacks_is_named(project):
    root = project(files='["dist/b.css"]')
    with pytest.raises(assets.AssetError, match=r"has no dist/b\.css"):
        assets.fetch_assets(root, ["site"])


def test_without_a_network_the_error_says_what_to_do(project, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    with pytest.raises(assets.AssetError, match="npm_config_registry"):
        assets.fetch_assets(project(), ["site"])


def test_every_package_says_its_licence_and_brings_its_text():
    lock = assets.tomllib.loads((ROOT / "assets.toml").read_text("utf-8"))
    for package in lock["package"]:
        assert package["licence"] in {"MIT", "0BSD", "OFL-1.1", "MPL-2.0"}
        assert {"LICENSE", "package.json"} & set(package["files"]), package["name"]
