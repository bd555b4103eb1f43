"""Titles are ordered by a key of their language; what is stored gets its key at once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ..ledger_operations import fill_title_keys


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0009_paths_only'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageTitle',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='destination_title', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('key', models.CharField(db_index=True, max_length=500)),
            ],
            options={
                'db_table': 'destination_page_title',
            },
        ),
        migrations.RemoveIndex(
            model_name='publication',
            name='destination_pub_list',
        ),
        migrations.AddField(
            model_name='publication',
            name='title_key',
            field=models.CharField(blank=True, help_text='Sort key of the title in its language.', max_length=500),
        ),
        migrations.RunPython(fill_title_keys, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(models.F('site'), models.F('kind'), models.F('locale'), models.F('is_withdrawn'), models.F('title_key'), name='destination_pub_list'),
        ),
    ]
