"""From here on the database itself refuses to change what is published."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from beredt.web.audit import keeping

TABLE = "scenarios_scenarioversion"


def keep(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    keeping.keep(editor.connection, TABLE)


def keep_no_more(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    keeping.keep_no_more(editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("scenarios", "0003_drafts")]
    operations = [migrations.RunPython(keep, keep_no_more)]
