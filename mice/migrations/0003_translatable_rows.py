from django.db import migrations

from destination_cms.migration_operations import translatable_rows


class Migration(migrations.Migration):
    dependencies = [
        ("destination_mice", "0002_embeds"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        *translatable_rows("destination_mice", "MeetingRoom", "offer"),
        *translatable_rows("destination_mice", "PriceLine", "offer"),
        *translatable_rows("destination_mice", "Certification", "offer"),
        *translatable_rows("destination_mice", "OfferLink", "offer"),
    ]
