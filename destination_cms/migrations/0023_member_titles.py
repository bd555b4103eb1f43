"""Let what shows a record be found in the order of its titles, of what an older version has published too.

The next reconcile writes the same.
"""

from typing import Any

from django.db import migrations, models

from destination_cms.models.publication_members import fill_link_members


def fill(apps: Any, schema_editor: Any) -> None:
    publication, member = (apps.get_model("destination_cms", name) for name in ("Publication", "PublicationMember"))
    fill_link_members(publication, member, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("destination_cms", "0022_organisations_notices_layers")]

    operations = [
        migrations.AddField(
            "publicationmember", "title_key", models.CharField(blank=True, default="", max_length=500)
        ),
        migrations.AddIndex(
            "publicationmember",
            models.Index(
                models.F("term"),
                models.F("site"),
                models.F("locale"),
                models.F("title_key"),
                models.F("publication"),
                name="destination_member_title",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
