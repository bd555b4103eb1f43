"""Numbers of records are written as ECMAScript prints them (RFC 8785)."""

from django.db import migrations

from ..ledger_operations import number_as_ecmascript


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0013_published_places'),
    ]

    operations = [
        migrations.RunPython(number_as_ecmascript, migrations.RunPython.noop),
    ]
