"""Campaigns ask about more than places; an upload knows how much it answers."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def count_answers(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    for upload in apps.get_model("campaigns", "Upload").objects.only("rows"):
        upload.answered = len(upload.rows)
        upload.save(update_fields=["answered"])


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="campaign",
            name="table",
            field=models.CharField(
                choices=[
                    ("places", "plasser"),
                    ("staff", "personell"),
                    ("stocks", "lagre"),
                ],
                default="places",
                max_length=30,
                verbose_name="hva det spørres om",
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="answered",
            field=models.PositiveIntegerField(default=0, verbose_name="tall besvart"),
        ),
        migrations.RunPython(count_answers, migrations.RunPython.noop),
    ]
