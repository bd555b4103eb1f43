from django.db import migrations

from destination_cms.migration_operations import body_field


class Migration(migrations.Migration):
    dependencies = [("destination_events", "0003_links")]

    operations = [body_field("eventpage")]
