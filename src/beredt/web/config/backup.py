"""The whole site as one file, for either database, and back again."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from beredt.files.faults import FileError, english_fault
from beredt.web.audit.actions import record_event
from beredt.web.audit.chain import is_sealed
from beredt.web.audit.models import Head
from beredt.web.audit.verifying import verify_chain

FORMAT = 1
MANIFEST = "manifest.json"
# Made anew with each database; and whoever was signed in signs in again.
LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session"}
AT_ONCE = 500
DEFLATED = zipfile.ZIP_DEFLATED
Table = type[models.Model]


def write_backup(path: Path) -> dict[str, Any]:
    """Write all that the database holds at one moment; return what the file says."""
    half = path.with_name(f".{path.name}.part")
    with transaction.atomic(), zipfile.ZipFile(half, "w", DEFLATED) as archive:
        _hold_still()
        tables = {_name(table): _write_table(archive, table) for table in _tables()}
        manifest = {
            "format": FORMAT,
            "beredt": version("beredt"),
            "made_at": datetime.now(UTC).isoformat(),
            "migrations": _migrations(),
            "log": str(Head.objects.filter(pk=1).first() or Head()),
            "tables": tables,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
    half.chmod(0o600)
    # Whole or not at all: what has this name is a backup that was finished.
    half.replace(path)
    return manifest


def restore_backup(path: Path) -> dict[str, Any]:
    """Fill an empty database from a backup, prove it whole, and say so in the log.

    Raises `FileError` with what is wrong; then nothing is written.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            _refuse(path, _unfit(manifest))
            _refuse(path, _broken(archive, manifest))
            with transaction.atomic():
                for table in _tables():
                    _read_table(archive, table)
                _count_on()
                _refuse(path, verify_chain().breaches)
                _take_over(manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        _refuse(path, [f"{type(error).__name__}: {error}"])
    return manifest


def _tables() -> list[Table]:
    # Also the tables between two others, such as who a scenario is shared with.
    every = apps.get_models(include_auto_created=True)
    return [table for table in every if _name(table) not in LEFT_OUT]


def _name(table: Table) -> str:
    return table._meta.label_lower


def _hold_still() -> None:
    # SQLite holds still by itself: whoever begins to write waits for us.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _migrations() -> list[list[str]]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted([app, name] for app, name in applied)


def _write_table(archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    rows = table._base_manager.order_by("pk")
    sum_of_all, count = hashlib.sha256(), 0
    with archive.open(f"{_name(table)}.jsonl", "w", force_zip64=True) as file:
        for row in rows.iterator(chunk_size=AT_ONCE):
            line = _as_line(row)
            sum_of_all.update(line)
            file.write(line)
            count += 1
    return {"rows": count, "sha256": sum_of_all.hexdigest()}


def _as_line(row: models.Model) -> bytes:
    [plain] = serializers.serialize("python", [row])
    return f"{json.dumps(plain, default=_exactly, sort_keys=True)}\n".encode()


def _exactly(value: Any) -> str:
    # Django's own writer cuts moments to milliseconds; the log's hashes would break.
    return str(value.isoformat() if isinstance(value, date) else value)


def _read_table(archive: zipfile.ZipFile, table: Table) -> None:
    with archive.open(f"{_name(table)}.jsonl") as file:
        plain = (json.loads(line) for line in io.TextIOWrapper(file, "utf-8"))
        rows = (found.object for found in serializers.deserialize("python", plain))
        while some := list(islice(rows, AT_ONCE)):
            table._base_manager.bulk_create(some)


def _unfit(manifest: dict[str, Any]) -> Iterator[str]:
    if manifest.get("format") != FORMAT:
        yield f"format {manifest.get('format')}, not {FORMAT}"
    elif manifest["migrations"] != _migrations():
        yield (
            f"a backup of Beredt {manifest['beredt']}: restore it with that version, "
            "then upgrade"
        )
    if any(table._base_manager.exists() for table in _tables()):
        yield "a database that already holds a site: name an empty one"


def _broken(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[str]:
    for name, said in manifest["tables"].items():
        sum_of_all = hashlib.sha256()
        with archive.open(f"{name}.jsonl") as file:
            while some := file.read(2**20):
                sum_of_all.update(some)
        if sum_of_all.hexdigest() != said["sha256"]:
            yield f"{name}.jsonl is not as it was written"


def _count_on() -> None:
    """Let new rows be numbered after the restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)


def _take_over(manifest: dict[str, Any]) -> None:
    head = Head.objects.get_or_create(pk=1)[0]
    told = {"log": manifest["log"], "made_at": manifest["made_at"]}
    # The event seals the log with the key of this site, which may be another one.
    record_event("site.restored", head, by=None, after=told | {"own": is_sealed(head)})


def _refuse(path: Path, faults: Any) -> None:
    found = [
        english_fault(path, "", fault, "a whole backup of Beredt") for fault in faults
    ]
    if found:
        raise FileError(found)
