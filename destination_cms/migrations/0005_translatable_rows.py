from django.db import migrations

from ..migration_operations import translatable_rows


class Migration(migrations.Migration):
    dependencies = [
        ("destination_cms", "0004_menus_and_identity"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        *translatable_rows("destination_cms", "MenuItem", "menu"),
    ]
