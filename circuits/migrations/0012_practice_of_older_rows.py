"""Let circuits that an older version has published be found by their way of travelling and by month at once.

The next reconcile writes the same, with what the editors have added since.
"""

from typing import Any

from django.db import migrations

from destination_cms.choices import Month
from destination_cms.models.publication_members import term_of
from destination_cms.multi_values import lines_of, values_of

COLUMNS = ("practice_modes", "season_months")


def fill(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    index = apps.get_model("destination_circuits", "CircuitIndex")
    member = apps.get_model("destination_cms", "PublicationMember")
    months = lines_of(Month.values)
    rows = list(index.objects.using(using).filter(practice_modes=""))
    for row in rows:
        row.practice_modes, row.season_months = lines_of([row.practice_mode]), months
    index.objects.using(using).bulk_update(rows, COLUMNS, batch_size=500)
    members = (
        member(
            publication_id=row.pk,
            term=term_of(f"destination_circuits_circuitindex__{column}", value),
            site=row.site,
            locale=row.locale,
        )
        for row in rows
        for column in COLUMNS
        for value in values_of(getattr(row, column))
    )
    member.objects.using(using).bulk_create(members, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("destination_circuits", "0011_accessibility_and_practice"),
        ("destination_cms", "0017_permanent_addresses"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
