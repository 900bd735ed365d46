"""From here on the database itself refuses to change what is published."""

from django.db import migrations

from beredt.web.audit.keeping import keeping


class Migration(migrations.Migration):
    dependencies = [("scenarios", "0003_drafts")]
    operations = [keeping("scenarios_scenarioversion")]
