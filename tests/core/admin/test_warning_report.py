"""The report of what editors should check."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from destination_cms.geo.point import Point
from destination_cms.models import PageWarning
from tests.core.admin.people import editor, limited
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

pytestmark = pytest.mark.django_db

PATH = "/admin/reports/content-to-check/"


def circuit(destination: Destination, title: str = "Tour", **fields: Any) -> Any:
    return destination.circuit(title, track=LINE, tour_type="LOOP", **fields)


def test_it_is_in_the_menu_and_in_french_names_what_to_check(destination: Destination) -> None:
    page = circuit(destination, "Le tour")
    person = editor()

    assert PATH in person.source("/admin/")
    assert "Contenus à vérifier" in person.text(PATH)
    (row,) = person.rows(PATH)
    assert row.startswith("Le tour Circuit Français Le circuit est une boucle")
    assert f'href="/admin/pages/{page.pk}/edit/"' in person.source(PATH)


def test_what_does_not_hold_yet_is_not_listed(destination: Destination) -> None:
    page = destination.spot("Gate", last_verified_on=timezone.localdate() - timedelta(days=300))
    person = editor("en")
    assert person.rows(PATH) == []

    PageWarning.objects.filter(page=page.pk).update(starts_on=timezone.localdate())
    assert "It has not been verified for 12 months." in person.rows(PATH)[0]


def test_it_is_filtered_by_content_warning_and_language(destination: Destination) -> None:
    circuit(destination, "LE GRAND TOUR")
    destination.spot("Gate", last_verified_on=date(2020, 1, 1))
    person = editor("en")

    assert len(person.rows(PATH)) == 3
    assert len(person.rows(PATH, kind="circuit")) == 2
    assert len(person.rows(PATH, code="not_verified")) == 1
    assert len(person.rows(PATH, code="loop_is_open", kind="spot")) == 0
    assert len(person.rows(PATH, locale="fr")) == 3
    assert person.rows(PATH, locale="en") == []
    assert "Stop far from the track" in person.text(PATH)


def test_who_may_change_a_section_reads_of_that_section(destination: Destination) -> None:
    section = destination.section()
    circuit(destination, "Outside")
    circuit(destination, "Inside", parent=section)

    rows = limited(section, "change", language="en").rows(PATH)
    assert [row.split()[0] for row in rows] == ["Inside"]


def test_who_may_work_on_no_page_does_not_read_it(destination: Destination) -> None:
    circuit(destination)
    person = limited(None, language="en")

    assert person.client.get(PATH).status_code == 302
    assert PATH not in person.source("/admin/")


@pytest.mark.parametrize("count", [1, 60])
def test_a_page_of_it_costs_a_fixed_number_of_queries(destination: Destination, count: int) -> None:
    page = circuit(destination)
    row = PageWarning.objects.get()
    PageWarning.objects.bulk_create(
        PageWarning(page_id=page.pk, kind=row.kind, code=row.code, starts_on=row.starts_on) for _ in range(count)
    )
    person = editor("en")
    person.rows(PATH)

    assert person.count_queries(f"{PATH}results/") == 7
    assert len(person.rows(PATH)) == min(50, count + 1)


def test_a_spreadsheet_holds_all_rows_in_the_editor_s_language_and_no_formula(destination: Destination) -> None:
    circuit(destination, "=1+1")
    destination.spot("Gate", location=Point(48.9, 2.3), last_verified_on=date(2020, 1, 1))
    person = editor()

    answer = person.client.get(PATH, {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0] == "Titre,Contenu,Langue,Avertissement,Depuis le"
    assert any(line.startswith("'=1+1,Circuit,") and "boucle" in line for line in lines)
    file = b"".join(person.client.get(PATH, {"export": "xlsx"}).streaming_content)
    cells = [*load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)]
    assert len(cells) == len(lines) == 3
    assert "'=1+1" in {row[0] for row in cells}


def test_a_page_that_another_transaction_deletes_breaks_nothing(destination: Destination) -> None:
    circuit(destination)
    row = PageWarning.objects.get()
    PageWarning.objects.create(page_id=10_000_000, kind=row.kind, code=row.code, starts_on=row.starts_on)
    person = editor("en")

    assert len(person.rows(PATH)) == 2
    PageWarning.objects.filter(page=10_000_000).delete()
