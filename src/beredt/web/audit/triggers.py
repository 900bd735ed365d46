"""What the database itself refuses: to change, remove or misplace an event."""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_REFUSE = "SELECT RAISE(ABORT, 'The log is only ever made longer.');"
_MISPLACED = """
  NEW.number != (SELECT COALESCE(MAX(number), 0) + 1 FROM audit_event)
  OR NEW.previous != COALESCE(
    (SELECT hash FROM audit_event ORDER BY number DESC LIMIT 1), '{none}')
""".format(none="0" * 64)  # noqa: S608 - no word of it comes from outside

SQLITE = {
    "audit_event_kept": f"""
        CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event
        BEGIN {_SQLITE_REFUSE} END""",
    "audit_event_stays": f"""
        CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
        BEGIN {_SQLITE_REFUSE} END""",
    # INSERT OR REPLACE removes a row without telling the trigger above.
    "audit_event_follows": f"""
        CREATE TRIGGER audit_event_follows BEFORE INSERT ON audit_event
        WHEN {_MISPLACED} BEGIN {_SQLITE_REFUSE} END""",
    "audit_head_stays": f"""
        CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
        BEGIN {_SQLITE_REFUSE} END""",
    "audit_head_advances": f"""
        CREATE TRIGGER audit_head_advances BEFORE UPDATE ON audit_head
        WHEN NEW.number != OLD.number + 1 BEGIN {_SQLITE_REFUSE} END""",
    "audit_head_is_one": f"""
        CREATE TRIGGER audit_head_is_one BEFORE INSERT ON audit_head
        WHEN EXISTS (SELECT 1 FROM audit_head) BEGIN {_SQLITE_REFUSE} END""",  # noqa: S608
}

_REFUSAL = """
    CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The log is only ever made longer.'; END $$"""
_ORDER = f"""
    CREATE OR REPLACE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {_MISPLACED} THEN RAISE EXCEPTION 'The log is only ever made longer.'; END IF;
      RETURN NEW;
    END $$"""
POSTGRESQL_FUNCTIONS = (_REFUSAL, _ORDER)
POSTGRESQL = {
    "audit_event_kept": """
        CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    "audit_event_stays": """
        CREATE TRIGGER audit_event_stays BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    "audit_event_follows": """
        CREATE TRIGGER audit_event_follows BEFORE INSERT ON audit_event
        FOR EACH ROW EXECUTE FUNCTION audit_follow()""",
    "audit_head_stays": """
        CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    "audit_head_advances": """
        CREATE TRIGGER audit_head_advances BEFORE UPDATE ON audit_head
        FOR EACH ROW WHEN (NEW.number <> OLD.number + 1)
        EXECUTE FUNCTION audit_refuse()""",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse from now on."""
    statements = [*_triggers(connection).values()]
    if connection.vendor == "postgresql":
        statements = [*POSTGRESQL_FUNCTIONS, *statements]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing a migration, and for tests."""
    with connection.cursor() as cursor:
        for name in _triggers(connection):
            on = _table_of(name) if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that should be there and are not, or are switched off."""
    listed = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(listed)
        present = {name for (name,) in cursor.fetchall()}
    return [name for name in _triggers(connection) if name not in present]


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[connection.vendor]


def _table_of(trigger: str) -> str:
    table = "audit_event" if trigger.startswith("audit_event") else "audit_head"
    return f" ON {table}"
