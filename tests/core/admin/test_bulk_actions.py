"""“Select all in listing” reaches nothing that the listing did not show: any action, any model."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site
from wagtail.snippets.models import get_snippet_models

from destination_cms.models import (
    ARLayer,
    ARModel,
    Audio,
    AvailabilityNotice,
    BaseMap,
    District,
    EventTag,
    Menu,
    Organisation,
    SiteIdentity,
    Theme,
)
from tests.core.ar.models import usdz
from tests.core.models.test_ar_models import model as ar_model
from tests.core.models.test_audio import recording
from tests.destination import Destination, fresh
from tests.site_snippets import add_base_map

from .people import editor

#: The sections of news, where news is installed.
SECTIONS = [model for model in get_snippet_models() if model._meta.label == "destination_news.Section"]
TRANSLATED = (District, Theme, EventTag, Organisation, AvailabilityNotice, ARLayer, Menu, SiteIdentity, *SECTIONS)
UNPUBLISH = "/admin/bulk/wagtailcore/page/unpublish/"


def test_all_of_a_flat_or_filtered_listing_is_refused(destination: Destination) -> None:
    spot, circuit = destination.spot("Le fort"), destination.circuit("Le tour")
    person = editor()

    for query in ("id=all", "id=all&state=draft", f"id=all&childOf={destination.home.pk}&kind=MUSEUM"):
        response = person.client.post(f"{UNPUBLISH}?{query}&next=/admin/destination/spot/")
        assert response["Location"] == "/admin/destination/spot/"
        assert "Rien n’a été modifié. «" in person.text("/admin/")
        assert fresh(spot).live
        assert fresh(circuit).live
        assert fresh(destination.home).live


def test_all_of_a_folder_and_ticked_pages_are_not(destination: Destination) -> None:
    section = destination.section("Places")
    within, outside = destination.spot("Within", section), destination.spot("Outside")
    client = editor().client

    client.post(f"{UNPUBLISH}?id=all&childOf={section.pk}&next=/admin/")
    assert [fresh(page).live for page in (within, outside)] == [False, True]

    client.post(f"{UNPUBLISH}?id={outside.pk}&next=/admin/destination/spot/?state=live")
    assert not fresh(outside).live


def test_the_listings_do_not_offer_it(destination: Destination) -> None:
    section = destination.section("Places")
    for number in range(31):
        destination.spot(f"Spot {number}", section)
    person = editor()

    listing = person.source("/admin/destination/spot/")

    assert "data-bulk-action-button" in listing
    assert "data-bulk-action-num-objects-in-listing" not in listing


def objects_of(destination: Destination, model: Any) -> list[Any]:
    """Return two objects of a model, which a filter of its listing tells apart."""
    if model is get_image_model():
        return [destination.image("First"), destination.image("Second")]
    if model is get_document_model():
        return [model.objects.create(title=title, file=ContentFile(b"x", f"{title}.txt")) for title in ("One", "Two")]
    if model is Audio:
        return [recording(language=language) for language in ("fr", "en")]
    if model is ARModel:
        return [ar_model(), ar_model(usdz(), "pipes.usdz")]
    if model is BaseMap:
        other = Site.objects.create(hostname="other.example", root_page=destination.home)
        return [add_base_map(destination), add_base_map(destination, site=other)]
    fields = {"locale": destination.fr}
    made: dict[Any, list[dict[str, Any]]] = {
        District: [{"name": "Fort", "slug": "fort", "kind": kind} for kind in ("ECO_DISTRICT", "NEIGHBOURHOOD")],
        Theme: [{"name": name, "slug": name.lower()} for name in ("Nature", "Heritage")],
        EventTag: [{"label": label, "series": label} for label in ("TOTEC19", "SMART25")],
        Organisation: [{"name": kind, "slug": kind.lower(), "kind": kind} for kind in ("COMPANY", "ASSOCIATION")],
        AvailabilityNotice: [{"title": kind, "kind": kind} for kind in ("CLOSURE", "WORKS")],
        ARLayer: [{"title": reveal, "reveal": reveal} for reveal in ("BENEATH", "BEFORE")],
        Menu: [{"handle": handle, "site": destination.site} for handle in ("MAIN", "FOOTER")],
        SiteIdentity: [{"name": "Issy", "site": destination.site}],
    }
    made |= {model: [{"name": name, "slug": name.lower()} for name in ("Transport", "Culture")] for model in SECTIONS}
    return [model.objects.create(**fields, **own) for own in made[model]]


def actions_of(model: Any) -> list[str]:
    options = model._meta
    return list(bulk_action_registry.get_bulk_actions_for_model(options.app_label, options.model_name))


FILTERED: list[tuple[Any, str]] = [
    (get_image_model(), "tag=jeter"),
    (get_image_model(), "q=First"),
    (get_image_model(), "collection_id=1"),
    (get_document_model(), "tag=jeter"),
    (get_document_model(), "q=One"),
    (Audio, "language=en"),
    (Audio, "q=rien"),
    (BaseMap, "q=rien"),
    (District, "kind=ECO_DISTRICT"),
    (ARModel, "format=USDZ"),
    (ARModel, "q=rien"),
    (EventTag, "series=TOTEC19"),
    (Organisation, "kind=COMPANY"),
    (AvailabilityNotice, "kind=CLOSURE"),
    (ARLayer, "reveal=BEFORE"),
    (Menu, "handle=FOOTER"),
    *((model, "locale=en") for model in TRANSLATED),
    *((model, "q=rien") for model in TRANSLATED),
]


def test_every_snippet_of_ours_is_tried() -> None:
    ours = {model for model in get_snippet_models() if model._meta.app_label.startswith("destination")}

    assert ours <= {model for model, _query in FILTERED}


@pytest.mark.parametrize(("model", "query"), FILTERED)
def test_all_of_a_filtered_listing_of_anything_is_refused(destination: Destination, model: Any, query: str) -> None:
    objects = objects_of(destination, model)
    person = editor()
    collection = Collection.get_first_root_node().add_child(name="Other")
    data = {"tags": "kept", "collection": collection.pk}
    actions = actions_of(model)
    assert actions

    for action in actions:
        address = f"/admin/bulk/{model._meta.app_label}/{model._meta.model_name}/{action.action_type}/"
        asked = f"{address}?next=/admin/&id=all&{query}"
        # Before the question as well as after it.
        for method in ("GET", "POST"):
            response = person.client.generic(method, asked, urlencode(data), "application/x-www-form-urlencoded")
            assert response["Location"] == "/admin/", action
            assert "Rien n’a été modifié" in person.text("/admin/"), action

    assert list(model.objects.order_by("pk")) == objects
    assert not hasattr(model, "tags") or not any(thing.tags.exists() for thing in map(fresh, objects))
    assert not hasattr(model, "collection") or all(fresh(thing).collection != collection for thing in objects)


@pytest.mark.parametrize("model", [get_image_model(), get_document_model(), District])
def test_all_of_an_unfiltered_listing_is_all_that_it_shows(destination: Destination, model: Any) -> None:
    objects_of(destination, model)
    address = f"/admin/bulk/{model._meta.app_label}/{model._meta.model_name}/delete/"

    editor().client.post(f"{address}?next=/admin/&id=all&ordering=title&tag=")

    assert not model.objects.exists()


def test_ticked_objects_of_a_filtered_listing_are_taken(destination: Destination) -> None:
    first, second = objects_of(destination, get_image_model())

    address = f"/admin/bulk/{first._meta.app_label}/{first._meta.model_name}/delete/"
    editor().client.post(f"{address}?next=/admin/images/%3Ftag%3Djeter&id={first.pk}")

    assert list(type(first).objects.all()) == [second]


def test_users_too(destination: Destination) -> None:
    person = editor()
    model = apps.get_model("auth", "User")
    other = model.objects.create_user("other", "other@example.org", "x")

    person.client.post("/admin/bulk/auth/user/set_active_state/?next=/admin/&id=all&group=1", {"mark_as_active": ""})

    assert fresh(other).is_active


def test_what_the_search_of_pages_reads_in_two_ways_is_refused(destination: Destination) -> None:
    section = destination.section("Places")
    within = destination.spot("Within", section)

    editor().client.post(f"{UNPUBLISH}?id=all&childOf={section.pk}&q=%22Within%22&next=/admin/")

    assert fresh(within).live


def test_the_refusal_leads_to_no_other_host(destination: Destination) -> None:
    response = editor().client.get(f"{UNPUBLISH}?id=all&next=https://example.org/")

    assert response["Location"] == "/admin/"


def test_a_bulk_action_on_no_model_is_not_found(destination: Destination) -> None:
    assert editor().client.get("/admin/bulk/nothing/there/delete/?id=all", follow=True).status_code == 404


def test_the_refusal_speaks_the_language_of_the_account(destination: Destination) -> None:
    person = editor("en")

    person.client.get(f"{UNPUBLISH}?id=all&next=/admin/", headers={"accept-language": "fr"})

    assert "Nothing was changed. “All in listing” would have taken" in person.text("/admin/")
