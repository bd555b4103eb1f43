import django.db.models.deletion
import swapper
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

from destination_cms.blocks import BodyField


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0007_withdrawn_files'),
        ('wagtailcore', '0098_apitoken'),
        # Whatever model the site uses for its pictures.
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name='TextPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('teaser', models.CharField(blank=True, help_text='One or two sentences for lists and cards, 300 characters at most.', max_length=300, verbose_name='teaser')),
                ('cover_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it; 250 characters at most.', max_length=250, verbose_name='alternative text of the cover picture')),
                ('body', BodyField(blank=True, verbose_name='text')),
                ('cover_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='cover picture')),
            ],
            options={
                'verbose_name': 'text page',
                'verbose_name_plural': 'text pages',
                'db_table': 'destination_text_page',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]

    # A site that swaps Wagtail's base page has no such model.
    if swapper.is_swapped('wagtailcore', 'Page'):
        operations = []
