"""What a replaced head wrote too late is kept as a draft for the successor."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the words that are left."""

    dependencies = (
        ("governance", "0008_sign_positions"),
        ("programmes", "0001_begin_programmes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="LeftWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=30)),
                ("text", models.JSONField(default=dict)),
                ("lines", models.JSONField(default=list)),
                ("whole", models.BooleanField(default=False)),
                ("left_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={"ordering": ("programme", "party", "left_at")},
        ),
        migrations.AddConstraint(
            model_name="leftword",
            constraint=models.UniqueConstraint(
                fields=("programme", "party", "subject"), name="one_left_word_on_a_text"
            ),
        ),
    )
