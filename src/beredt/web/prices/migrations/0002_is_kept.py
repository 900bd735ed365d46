"""From here on the database itself refuses to change what is published."""

from django.db import migrations

from beredt.web.audit.keeping import keeping


class Migration(migrations.Migration):
    dependencies = [("prices", "0001_initial")]
    operations = [keeping("prices_pricemodelversion")]
