from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [
        migrations.RenameField("assessment", "title", "called"),
        migrations.AlterField(
            "assessment",
            "called",
            models.CharField(blank=True, max_length=200, verbose_name="tittel"),
        ),
    ]
