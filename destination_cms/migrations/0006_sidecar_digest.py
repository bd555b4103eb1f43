"""Rename a field of the ledger; its column keeps its name, so the database is not asked to do anything."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0005_translatable_rows'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='publication',
                    name='facts',
                    field=models.CharField(blank=True, db_column='facts', help_text='Digest of what the sweep writes in addition to the record: index values, links.', max_length=32),
                ),
                migrations.RenameField(model_name='publication', old_name='facts', new_name='sidecar_digest'),
            ],
        ),
    ]
