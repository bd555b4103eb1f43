"""Let circuits be found by the districts of their stops, those that an older version has published too.

The next reconcile writes the same.
"""

import json
from typing import Any

from django.db import migrations, models

from destination_cms.models.publication_members import term_of
from destination_cms.multi_values import lines_of, values_of

_BATCH_ROWS = 200


def fill(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    index = apps.get_model("destination_circuits", "CircuitIndex")
    spots = apps.get_model("destination_circuits", "SpotIndex").objects.using(using).exclude(district="")
    member = apps.get_model("destination_cms", "PublicationMember")
    district_of = {
        (site, f"spot:{uuid}:{locale}"): district
        for site, uuid, locale, district in spots.values_list("site", "uuid", "locale", "district")
    }
    if not district_of:
        return
    pks = [*index.objects.using(using).filter(districts="").values_list("pk", flat=True)]
    for start in range(0, len(pks), _BATCH_ROWS):
        rows = index.objects.using(using).filter(pk__in=pks[start : start + _BATCH_ROWS])
        changed = []
        for row in rows.select_related("publication"):
            keys = (stop["spot"]["ref"] for stop in json.loads(row.publication.payload)["stops"])
            found = (district_of.get((row.site, key)) for key in keys)
            row.districts = lines_of(dict.fromkeys(filter(None, found)))
            changed += [row] if row.districts else []
        index.objects.using(using).bulk_update(changed, ["districts"])
        members = (
            member(
                publication_id=row.pk,
                term=term_of("destination_circuits_circuitindex__districts", value),
                site=row.site,
                locale=row.locale,
            )
            for row in changed
            for value in values_of(row.districts)
        )
        member.objects.using(using).bulk_create(members, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("destination_circuits", "0012_practice_of_older_rows"),
        ("destination_cms", "0017_permanent_addresses"),
    ]

    operations = [
        migrations.AddField("circuitindex", "districts", models.TextField(blank=True, default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
