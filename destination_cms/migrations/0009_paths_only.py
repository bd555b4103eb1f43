"""The ledger holds paths; addresses are made when they are read."""

from django.db import migrations, models

from ..ledger_operations import digest_without_url


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0008_text_page'),
    ]

    operations = [
        # So that this can be undone.
        migrations.AlterField(model_name='ledgersite', name='base_url', field=models.TextField(default='')),
        migrations.RemoveField(
            model_name='ledgersite',
            name='base_url',
        ),
        migrations.RemoveField(
            model_name='publication',
            name='url',
        ),
        migrations.AddField(
            model_name='ledgersite',
            name='prefixes',
            field=models.JSONField(default=dict, help_text='Path of the home page by locale, without a slash at its end.'),
        ),
        migrations.RunPython(digest_without_url, migrations.RunPython.noop),
    ]
