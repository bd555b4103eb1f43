
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('destination_circuits', '0004_body_field'),
        ('destination_cms', '0007_withdrawn_files'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='spotindex',
            index=models.Index(models.F('district'), name='destination_spot_district'),
        ),
    ]
