"""First rows of the record: journal entries and receipts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Create both tables with their constraints."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("programme", models.CharField(blank=True, max_length=80)),
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("office", models.CharField(max_length=300)),
                ("party", models.CharField(blank=True, max_length=80)),
                ("role", models.CharField(blank=True, max_length=80)),
                ("right", models.CharField(blank=True, max_length=80)),
                ("deed", models.CharField(max_length=80)),
                ("about", models.CharField(max_length=200)),
                ("detail", models.TextField()),
                ("previous", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("programme", "number"),
                "indexes": [
                    models.Index(fields=["programme", "about"], name="journal_entry_about"),
                    models.Index(fields=["programme", "deed"], name="journal_entry_deed"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="journal_entry_one_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="journal_entry_counts_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor", models.CharField(max_length=150)),
                ("key", models.CharField(max_length=200)),
                ("deed", models.CharField(max_length=80)),
                ("request", models.CharField(max_length=64)),
                ("outcome", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("actor", "key"), name="journal_receipt_one_per_key")
                ],
            },
        ),
    ]
