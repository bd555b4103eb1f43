import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from django.utils import translation
from wagtail.admin.telepath import JSContext

from circuits.models import SpotPage
from destination_cms.admin.panels import LocationComparison, LocationPanel
from destination_cms.geo import Point
from destination_cms.models.fields import LocationField
from destination_cms.models.widgets import LocationWidget, base_address

FORT = Point(48.8207, 2.2705)
# 34 metres north of it.
FORT_GATE = Point(48.821006, 2.2705)
STATIC = Path(finders.find("destination_cms/js/location-field.js")).parents[2]
LEAFLET = STATIC / "destination_cms" / "vendor" / "leaflet"


class PlaceForm(forms.Form):
    location = LocationField("position", null=True, blank=True).formfield(widget=LocationWidget())


class Elements(HTMLParser):
    """Every element of a text with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def where(self, tag, **attributes):
        return [has for name, has in self.found if name == tag and attributes.items() <= has.items()]


def options_of(html):
    (wrapper,) = [has for _, has in Elements(html).found if "data-destination-location-options-value" in has]
    return json.loads(wrapper["data-destination-location-options-value"])


def rendered(value=None, **attrs):
    return LocationWidget().render("location", value, {"id": "id_location", **attrs})


def test_the_box_is_the_field_that_is_submitted():
    elements = Elements(rendered(FORT))

    (box,) = elements.where("input")
    assert (box["type"], box["name"], box["id"]) == ("text", "location", "id_location")
    assert box["value"] == "48.8207, 2.2705"


def test_the_label_of_the_form_names_the_box():
    elements = Elements(PlaceForm().as_div())

    assert elements.where("label", **{"for": "id_location"})
    assert elements.where("input", id="id_location")
    assert not PlaceForm()["location"].is_hidden


@pytest.mark.parametrize("empty", [None, ""])
def test_without_a_position_the_box_is_empty(settings, empty):
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}

    elements = Elements(rendered(empty))

    assert elements.where("input")[0].get("value", "") == ""
    assert "hidden" in elements.where("button")[0]


def test_a_position_can_be_removed():
    (button,) = Elements(rendered(FORT)).where("button", type="button")

    assert "hidden" not in button
    assert button["data-action"] == "destination-location#remove"
    with translation.override("en"):
        assert ">Remove position</button>" in rendered(FORT)


def test_what_was_typed_stays_in_the_box():
    html = str(PlaceForm({"location": '200, 2"><b>'})["location"])

    assert Elements(html).where("input")[0]["value"] == '200, 2"><b>'
    assert "<b>" not in html


def test_the_box_is_described_by_its_hint_and_its_message():
    elements = Elements(rendered(FORT, **{"aria-describedby": "help"}))

    described_by = elements.where("input")[0]["aria-describedby"].split()
    assert described_by == ["help", "id_location_hint", "id_location_message"]
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert ids == ["id_location", "id_location_message", "id_location_hint"]


def test_two_widgets_of_one_page_share_no_id():
    first, second = (Elements(str(PlaceForm(prefix=f"stops-{row}")["location"])) for row in (0, 1))

    ids = [has["id"] for elements in (first, second) for _, has in elements.found if "id" in has]
    assert len(ids) == len(set(ids)) == 6


def test_there_is_no_inline_script():
    html = rendered(FORT)

    assert "<script" not in html
    assert not re.search(r"\son[a-z]+=", html)


def test_every_file_is_our_own_and_exists():
    media = LocationWidget().media
    paths = [*media._js, *(path for group in media._css.values() for path in group)]

    assert len(paths) == 6
    assert all(path.startswith("destination_cms/") for path in paths)
    assert all(finders.find(path) for path in paths)


def test_no_tile_and_no_address_leaves_the_site_unless_told(settings):
    for name in ("TILE_LAYER", "TILE_LAYER_OPTIONS"):
        if hasattr(settings, f"GEO_WIDGET_LEAFLET_{name}"):
            delattr(settings, f"GEO_WIDGET_LEAFLET_{name}")

    options = options_of(rendered(FORT))

    assert options["tileLayer"] == ""
    assert options["addressField"] == ""
    assert "://" not in json.dumps(options)


def test_the_map_obeys_the_settings(settings):
    settings.GEO_WIDGET_LEAFLET_TILE_LAYER = "/tiles/{z}/{x}/{y}.png"
    settings.GEO_WIDGET_LEAFLET_TILE_LAYER_OPTIONS = {"attribution": "Our own"}
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}
    settings.GEO_WIDGET_ZOOM = 14

    options = options_of(rendered())

    assert options["tileLayer"] == "/tiles/{z}/{x}/{y}.png"
    assert options["tileLayerOptions"] == {"attribution": "Our own"}
    assert (options["start"], options["startZoom"]) == ({"lat": 48.8241, "lng": 2.2704}, 14)


def test_without_a_default_location_the_map_shows_the_world(settings):
    settings.GEO_WIDGET_DEFAULT_LOCATION = None

    options = options_of(rendered())

    assert (options["start"], options["startZoom"]) == ({"lat": 0, "lng": 0}, 1)


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("", ""),
        ("destination_cms/js/location-field.js", "/static/destination_cms/js/location-field.js"),
        ("/maps/base.json", "/maps/base.json"),
        ("https://maps.example.org/base.json", "https://maps.example.org/base.json"),
    ],
)
def test_the_map_is_drawn_on_the_sketch_of_the_site(settings, named, address):
    settings.DESTINATION_CMS = {"MAP_BASE": named}

    assert options_of(rendered())["base"] == address


def test_a_sketch_that_is_missing_among_hashed_files_leaves_a_plain_map(settings, tmp_path):
    settings.DESTINATION_CMS = {"MAP_BASE": "maps/missing.json"}
    backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}}
    settings.DEBUG = False

    assert base_address() == ""


def test_the_script_asks_the_admin_for_the_places_around():
    assert options_of(rendered())["places"] == reverse("destination_positions")


def test_the_script_is_told_where_the_marker_pictures_are():
    icon = options_of(rendered())["icon"]

    assert set(icon) == {"iconUrl", "iconRetinaUrl", "shadowUrl"}
    assert all(finders.find(url.removeprefix("/static/")) for url in icon.values())


def test_the_script_knows_the_strings_and_limits_it_uses():
    script = (STATIC / "destination_cms" / "js" / "location-field.js").read_text()
    options = options_of(rendered())

    used = set(re.findall(r"strings\.(\w+)", script))
    assert used <= set(options["strings"])
    assert set(options["strings"]) - used == {"hint", "map", "remove"}
    assert (options["latitudeLimit"], options["longitudeLimit"]) == (90, 180)


def test_the_editor_script_sees_an_ordinary_input():
    packed = json.dumps(JSContext().pack(LocationWidget()))

    assert "wagtail.widgets.Widget" in packed
    assert "__NAME__" in packed
    assert "__ID___hint" in packed


def test_leaflet_is_complete_and_carries_its_licence():
    assert "Leaflet 1.9.4" in (LEAFLET / "leaflet.js").read_text()[:200]
    assert "Redistribution and use in source and binary forms" in (LEAFLET / "LICENSE").read_text()
    pictures = re.findall(r"url\((images/[^)]+)\)", (LEAFLET / "leaflet.css").read_text())
    assert len(pictures) == 3
    assert all((LEAFLET / picture).is_file() for picture in pictures)


def test_static_files_can_be_hashed(tmp_path):
    shutil.copytree(STATIC / "destination_cms", tmp_path / "destination_cms")
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]

    done = list(storage.post_process({name: (FileSystemStorage(STATIC), name) for name in names}))

    assert [error for _, _, error in done if isinstance(error, Exception)] == []
    assert {name for name, _, _ in done} == set(names)


def test_the_panel_keeps_its_options_when_it_is_bound():
    panel = LocationPanel("location", zoom=18, classname="wide", help_text="Where?", address_field="address")

    bound = panel.bind_to_model(SpotPage)

    assert (bound.zoom, bound.classname, bound.help_text) == (18, "wide", "Where?")
    widget = bound.get_form_options()["widgets"]["location"]
    assert widget.script_options()["zoom"] == 18
    assert widget.script_options()["addressField"] == "address"


def test_a_panel_that_may_not_be_edited_shows_text():
    panel = LocationPanel("location", read_only=True)

    assert panel.format_value_for_display(FORT) == "48.8207, 2.2705"
    with translation.override("en"):
        assert panel.format_value_for_display(None) == "No position"


def test_the_page_editor_shows_the_widget(destination, admin_client):
    spot = destination.spot(location=FORT)

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[spot.pk])).content.decode()

    elements = Elements(html)
    (box,) = elements.where("input", name="location")
    assert box["value"] == "48.8207, 2.2705"
    assert elements.where("label", **{"for": box["id"]})
    sources = [has.get("src", "") for has in elements.where("script")]
    assert any(source.startswith("/static/destination_cms/vendor/leaflet/leaflet.js") for source in sources)
    assert not [source for source in sources if "://" in source]


def test_a_new_page_has_no_position(destination, admin_client):
    address = reverse("wagtailadmin_pages:add", args=["destination_circuits", "spotpage", destination.home.pk])

    elements = Elements(admin_client.get(address).content.decode())

    assert elements.where("input", name="location")[0].get("value", "") == ""


class TestComparison:
    field = SpotPage._meta.get_field("location")

    def compare(self, before, after):
        pages = []
        for location in (before, after):
            page = SpotPage.__new__(SpotPage)
            page.__dict__["location"] = location
            pages.append(page)
        return LocationComparison(self.field, *pages)

    def test_a_move_is_told_in_metres(self):
        comparison = self.compare(FORT, FORT_GATE)

        assert comparison.has_changed()
        with translation.override("en"):
            assert comparison.htmldiff() == (
                '<span class="deletion">48.8207, 2.2705</span> <span class="addition">48.821006, 2.2705</span>'
                " (moved by 34 m)"
            )

    def test_a_first_position_is_an_addition(self):
        assert self.compare(None, FORT).htmldiff() == '<span class="addition">48.8207, 2.2705</span>'

    def test_a_removed_position_is_a_deletion(self):
        assert self.compare(FORT, None).htmldiff() == '<span class="deletion">48.8207, 2.2705</span>'

    @pytest.mark.parametrize(("location", "shown"), [(FORT, "48.8207, 2.2705"), (None, "")])
    def test_no_change_is_no_change(self, location, shown):
        comparison = self.compare(location, location)

        assert not comparison.has_changed()
        assert comparison.htmldiff() == shown


def test_the_comparison_of_revisions_shows_the_move(destination, admin_client):
    spot = destination.spot(location=FORT)
    before = spot.latest_revision
    spot.location = FORT_GATE
    after = spot.save_revision()

    address = reverse("wagtailadmin_pages:revisions_compare", args=[spot.pk, before.pk, after.pk])
    html = admin_client.get(address).content.decode()

    assert '<span class="deletion">48.8207, 2.2705</span> <span class="addition">48.821006, 2.2705</span>' in html
    assert "34 m" in html
