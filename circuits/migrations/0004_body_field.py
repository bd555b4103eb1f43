from django.db import migrations

from destination_cms.migration_operations import body_field


class Migration(migrations.Migration):
    dependencies = [("destination_circuits", "0003_translatable_rows")]

    operations = [body_field("circuitpage", "spotpage")]
