from django.db import migrations

from destination_cms.migration_operations import translatable_rows


class Migration(migrations.Migration):
    dependencies = [
        ("destination_news", "0002_embeds"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        *translatable_rows("destination_news", "ArticleAuthor", "article"),
        *translatable_rows("destination_news", "ArticleCorrection", "article"),
        *translatable_rows("destination_news", "ArticleLink", "article"),
        *translatable_rows("destination_news", "ArticleReadAlso", "article"),
    ]
