"""From here on the database itself refuses to change what is published."""

from django.db import migrations

from beredt.web.audit.keeping import keeping


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_field_labels")]
    operations = [keeping("registers_registerversion")]
