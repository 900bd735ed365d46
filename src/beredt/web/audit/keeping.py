"""Rows that the database itself keeps as they are: what was published is published."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

SAID = "What is published is never changed."
MARK = "_is_kept"

_SQLITE = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
SQLITE = (
    "CREATE TRIGGER {table}_changed{mark} BEFORE UPDATE ON {table} " + _SQLITE,
    "CREATE TRIGGER {table}_removed{mark} BEFORE DELETE ON {table} " + _SQLITE,
    # INSERT OR REPLACE removes a row without telling the trigger above.
    "CREATE TRIGGER {table}_replaced{mark} BEFORE INSERT ON {table} WHEN {again} "
    + _SQLITE,
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{SAID}'; END $$""",
    """
    CREATE TRIGGER {table}_changed{mark} BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION keep_published()""",
    """
    CREATE TRIGGER {table}_emptied{mark} BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION keep_published()""",
)
# No word of it comes from outside.
AGAIN = "EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
LISTED = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
    "WHERE tgenabled = 'O'",
}


def keep(connection: BaseDatabaseWrapper, table: str) -> None:
    """Let the database refuse to change or remove rows of a table from now on."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in statements:
            whole = statement.replace("{again}", AGAIN).replace("{mark}", MARK)
            cursor.execute(whole.replace("{table}", table))


def keep_no_more(connection: BaseDatabaseWrapper, table: str) -> None:
    """Let rows of a table be changed again: for undoing a migration, and for tests."""
    with connection.cursor() as cursor:
        for name, on in _listed(connection):
            if on == table:
                of = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{of}")


def kept_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the tables whose rows the database keeps as they are."""
    return sorted({on for _name, on in _listed(connection)})


def keeping(table: str) -> RunPython:
    """Return the step of a migration that keeps what a table holds."""

    def forwards(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        keep(editor.connection, table)

    def backwards(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        keep_no_more(editor.connection, table)

    return RunPython(forwards, backwards)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let what is kept be changed for a moment: tests begin with empty tables."""
    tables = kept_tables(connection)
    for table in tables:
        keep_no_more(connection, table)
    yield
    for table in tables:
        keep(connection, table)


def _listed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(LISTED[connection.vendor])
        return [(name, on) for name, on in cursor.fetchall() if name.endswith(MARK)]
