from django.db import migrations

from destination_cms.migration_operations import translatable_rows


class Migration(migrations.Migration):
    dependencies = [
        ("destination_circuits", "0002_embeds"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        *translatable_rows("destination_circuits", "CircuitStop", "circuit"),
    ]
