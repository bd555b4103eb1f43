
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('destination_cms', '0007_withdrawn_files'),
        ('destination_mice', '0004_body_field'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='miceofferindex',
            index=models.Index(models.F('district'), name='destination_mice_district'),
        ),
    ]
