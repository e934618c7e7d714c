"""The status of a bill that was enacted is called what a reader would say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("legislation", "0002_scorecards_treaties_and_texts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="instrument",
            name="status",
            field=models.CharField(
                choices=[
                    ("proposed", "Proposed"),
                    ("adopted", "Adopted, not in force"),
                    ("partly_in_force", "Partly in force"),
                    ("in_force", "In force"),
                    ("in_force_unconfirmed", "In force (unconfirmed)"),
                    ("suspended", "Suspended"),
                    ("repealed", "Repealed"),
                    ("expired", "Expired"),
                    ("struck_down", "Struck down"),
                    ("rejected", "Rejected"),
                    ("withdrawn", "Withdrawn"),
                    ("lapsed", "Lapsed"),
                    ("enacted_as", "Became law"),
                    ("published", "Published"),
                ],
                db_index=True,
                default="proposed",
                editable=False,
                max_length=30,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="instrument",
            name="status_override",
            field=models.CharField(
                blank=True,
                choices=[
                    ("proposed", "Proposed"),
                    ("adopted", "Adopted, not in force"),
                    ("partly_in_force", "Partly in force"),
                    ("in_force", "In force"),
                    ("in_force_unconfirmed", "In force (unconfirmed)"),
                    ("suspended", "Suspended"),
                    ("repealed", "Repealed"),
                    ("expired", "Expired"),
                    ("struck_down", "Struck down"),
                    ("rejected", "Rejected"),
                    ("withdrawn", "Withdrawn"),
                    ("lapsed", "Lapsed"),
                    ("enacted_as", "Became law"),
                    ("published", "Published"),
                ],
                max_length=30,
                verbose_name="say another status",
            ),
        ),
    ]
