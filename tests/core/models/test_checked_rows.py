"""What is published is what the form showed, whole and looked at: every row of every page and snippet."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, get_page_models
from wagtail.snippets.models import get_snippet_models

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.models import AvailabilityNotice, District, EventTag, Menu, SiteIdentity, Theme
from scripts.verticals import VERTICALS
from tests.core.admin.forms import autosave
from tests.core.admin.people import editor
from tests.destination import Destination, fresh
from tests.verticals import parts_of_verticals

from .checked_rows import Rows
from .test_ar_layers import add_layer


def _snippet(model: Any, **fields: Any) -> Any:
    return lambda destination: model.objects.create(locale=destination.fr, live=False, **fields)


def _of_the_site(model: Any, **fields: Any) -> Any:
    return lambda destination: _snippet(model, site=destination.site, **fields)(destination)


def _targets(destination: Destination) -> dict[str, str]:
    return {"DISTRICT": str(destination.district("Quartier").pk), "LAYER": str(add_layer(destination).pk)}


FACTS = {"facts": ({"label": "Logements", "value": "1 600", "source": "La ville"}, "source")}
ACCESSIBILITY = {
    "surfaces": ({"kind": "ASPHALT", "percent": "80"}, ""),
    "accessibility_labels": ({"kind": "MOTOR"}, ""),
    "opening_times": ({"days": "MONDAY", "opens_at": "9h30", "closes_at": "18 h"}, ""),
}
OURS = (
    Rows(
        CircuitPage,
        lambda destination: destination.circuit("Circuit", live=False, teaser="A walk"),
        {
            "stops": ({"spot": "SPOT", "trigger": "NONE", "trigger_radius_m": "50"}, ""),
            "themes": ({"theme": "THEME"}, ""),
            "other_modes": ({"mode": "BIKE", "duration_minutes": "30"}, ""),
            "transports": ({"mode": "METRO", "line": "12", "stop": "Mairie d'Issy"}, "stop"),
            **ACCESSIBILITY,
        },
        lambda destination: {
            "THEME": str(Theme.objects.create(name="Nature", slug="nature", locale=destination.fr).pk)
        },
    ),
    Rows(
        SpotPage,
        lambda destination: destination.spot("Fort", live=False),
        {**ACCESSIBILITY, "layers": ({"layer": "LAYER"}, "")},
        _targets,
    ),
    Rows(District, _snippet(District, name="Le Fort", slug="le-fort"), FACTS),
    Rows(
        EventTag,
        _snippet(EventTag, label="SMART25", series="SMART"),
        {
            "districts": ({"district": "DISTRICT"}, ""),
            "places_elsewhere": ({"name": "Le palais", "town": "Paris"}, "town"),
            "links": ({"content": "SPOT"}, ""),
            **FACTS,
        },
        _targets,
    ),
    Rows(AvailabilityNotice, _snippet(AvailabilityNotice, title="Travaux"), {"targets": ({"content": "SPOT"}, "")}),
    Rows(Menu, _of_the_site(Menu, handle="MAIN"), {"items": ({"label": "Chercher", "address": "/chercher"}, "")}),
    Rows(
        SiteIdentity,
        _of_the_site(SiteIdentity, name="Issy"),
        {"social_links": ({"network": "MASTODON", "url": "https://example.org/@issy"}, "")},
    ),
    *(rows for module in parts_of_verticals("checked_rows") for rows in module.ROWS),
)
EACH = [
    pytest.param(rows, relation, id=f"{rows.model.__name__}.{relation}") for rows in OURS for relation in rows.typed
]


def test_every_relation_of_ours_is_tried() -> None:
    models = [*get_page_models(), *get_snippet_models()]
    ours = [model for model in models if model.__module__.split(".")[0] in ("destination_cms", *VERTICALS)]
    found = {
        (model.__name__, relation.get_accessor_name())
        for model in ours
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME
    }

    assert found == {(rows.model.__name__, relation) for rows in OURS for relation in rows.typed}


@pytest.mark.parametrize(("rows", "name"), EACH)
def test_a_row_whose_autosave_did_not_answer_in_time_is_published_once(
    destination: Destination, rows: Rows, name: str
) -> None:
    work, (typed, unfinished) = rows.opened(destination), rows.typed[name]
    form = work.form()
    before = len(work.rows(name))
    in_flight = work.add(form, name, {**typed, unfinished: ""} if unfinished else typed)
    autosave(work.person, work.path, in_flight)
    assert len(work.rows(name)) == before + 1

    answer = work.publish(work.add(form, name, typed))

    assert answer.status_code == 302, answer.context["form"].errors
    assert fresh(work.draft).live
    found = work.rows(name)
    assert len(found) == before + 1
    if unfinished:
        assert getattr(found[-1], unfinished) == typed[unfinished]
    assert len(getattr(fresh(work.draft).get_latest_revision_as_object(), name).all()) == before + 1


def test_a_script_publishes_no_incomplete_row(destination: Destination) -> None:
    circuit = destination.circuit("Circuit", [destination.spot()])
    circuit.stops.add(CircuitStop(sort_order=1))

    with pytest.raises(ValidationError) as caught:
        circuit.save()

    assert caught.value.message_dict.keys() == {"stops"}


def test_a_bulk_publish_of_complete_rows_goes_on(destination: Destination) -> None:
    circuit = destination.circuit("Circuit", [destination.spot()], live=False)

    editor().client.post(f"/admin/bulk/wagtailcore/page/publish/?id={circuit.pk}&next=/admin/")

    assert fresh(circuit).live
