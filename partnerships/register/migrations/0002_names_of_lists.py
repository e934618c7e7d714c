"""Organisations bear the names of their lists and of their hotline."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_register"),
    ]

    operations = [
        migrations.AlterField(
            model_name="organisationname",
            name="kind",
            field=models.CharField(
                choices=[
                    ("official", "Official name"),
                    ("translation", "Translation"),
                    ("acronym", "Acronym"),
                    ("former", "Former name"),
                    ("successor", "Later name"),
                    ("as_published", "As once published"),
                    ("url_list", "Name of its URL list"),
                    ("hash_list", "Name of its hash list"),
                    ("hotline", "Name of its hotline"),
                ],
                default="official",
                max_length=20,
                verbose_name="kind",
            ),
        ),
    ]
