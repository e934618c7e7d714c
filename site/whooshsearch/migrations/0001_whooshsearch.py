from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PendingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("index", models.CharField(max_length=200, verbose_name="index")),
                ("model", models.CharField(max_length=200, verbose_name="model")),
                ("key", models.CharField(max_length=255, verbose_name="key")),
                ("is_removal", models.BooleanField(default=False, verbose_name="removal")),
                ("is_taken_in", models.BooleanField(default=False, verbose_name="taken in")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
            ],
            options={
                "verbose_name": "pending change of a search index",
                "verbose_name_plural": "pending changes of search indexes",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["index", "id"], name="whooshsearch_pendingchange_due")
                ],
            },
        ),
    ]
