import logging

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.urls import reverse
from django.utils import translation

from circuits.models import SpotPage
from destination_cms.geo import Point
from destination_cms.models.fields import LocationField, LocationFormField

FORT = Point(48.8207, 2.2705)
TEXT = "SRID=4326;POINT(2.2705 48.8207)"


def column_of(spot):
    with connection.cursor() as cursor:
        cursor.execute("SELECT location FROM destination_circuits_spotpage WHERE page_ptr_id = %s", [spot.pk])
        return cursor.fetchone()[0]


def write_column(spot, text):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE destination_circuits_spotpage SET location = %s WHERE page_ptr_id = %s", [text, spot.pk])


def test_the_column_holds_text_and_the_attribute_a_point(destination):
    spot = destination.spot(location=FORT)

    assert column_of(spot) == TEXT
    assert SpotPage.objects.get(pk=spot.pk).location == FORT
    assert list(SpotPage.objects.values_list("location", flat=True)) == [FORT]


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_empty_is_null(destination, empty):
    spot = destination.spot(location=empty)

    assert column_of(spot) is None
    assert SpotPage.objects.get(pk=spot.pk).location is None
    assert SpotPage.objects.filter(location__isnull=True).get() == spot


def test_a_text_is_stored_in_one_notation(destination):
    spot = destination.spot(location="48.8207, 2.2705")

    assert column_of(spot) == TEXT
    assert SpotPage.objects.filter(location=FORT).get() == spot
    assert SpotPage.objects.filter(location="48.8207 2.2705").get() == spot
    assert not SpotPage.objects.filter(location=Point(0, 0)).exists()


def test_full_clean_leaves_a_point(destination):
    spot = SpotPage(title="Fort", slug="fort", location="48.8207, 2.2705")

    spot.full_clean(exclude=["path", "depth", "locale"])

    assert spot.location == FORT


@pytest.mark.parametrize(
    ("value", "code", "sentence"),
    [
        ("200, 2", "invalid_latitude", "The latitude is 200; it must lie between -90 and 90 degrees."),
        (
            "SRID=4326;POINT(-181 48)",
            "invalid_longitude",
            "The longitude is -181; it must lie between -180 and 180 degrees.",
        ),
        ("nan, 2", "invalid_position", "“nan, 2” is not a position. Write the latitude (-90 to 90)"),
        ("the fort", "invalid_position", "“the fort” is not a position. Write the latitude (-90 to 90)"),
        (48.8207, "invalid_position", "“48.8207” is not a position."),
        ("SRID=2154;POINT(1 2)", "invalid_srid", "The reference system is 2154; positions are kept in 4326 (WGS84)"),
    ],
)
def test_what_is_not_a_position_is_refused_with_the_limit(value, code, sentence):
    with pytest.raises(ValidationError) as refusal:
        LocationField(null=True, blank=True).clean(value, None)

    assert refusal.value.code == code
    with translation.override("en"):
        assert refusal.value.messages[0].startswith(sentence)


def test_a_long_text_is_quoted_in_part():
    with pytest.raises(ValidationError) as refusal:
        LocationField().to_python("x" * 5000)

    assert len(refusal.value.messages[0]) < 400


def test_what_is_not_a_position_never_reaches_the_column(destination):
    spot = destination.spot(location=FORT)
    spot.location = "200, 2"

    with pytest.raises(ValidationError):
        spot.save()

    assert column_of(spot) == TEXT


@pytest.mark.parametrize("damaged", ["SRID=4326;POINT(2.26 200)", "somewhere"])
def test_a_damaged_row_can_still_be_opened(destination, caplog, damaged):
    spot, other = destination.spot(location=FORT), destination.spot(location=FORT)
    write_column(spot, damaged)

    with caplog.at_level(logging.WARNING):
        locations = dict(SpotPage.objects.values_list("pk", "location"))

    assert locations == {spot.pk: None, other.pk: FORT}
    assert "destination_circuits.SpotPage.location" in caplog.text
    assert damaged in caplog.text


@pytest.mark.parametrize("location", [FORT, None])
def test_revisions_keep_it(destination, location):
    spot = destination.spot(location=location)
    revision = spot.save_revision()
    SpotPage.objects.filter(pk=spot.pk).update(location=Point(1, 1))

    assert revision.content["location"] == (TEXT if location else None)
    assert revision.as_object().location == location
    revision.publish()
    assert SpotPage.objects.get(pk=spot.pk).location == location


def test_a_revision_without_the_field_reads_as_empty(destination):
    spot = destination.spot(location=FORT)

    assert SpotPage.from_serializable_data({**spot.serializable_data(), "location": ""}).location is None


@pytest.mark.parametrize("keep_live", [True, False])
def test_copies_have_the_same_position(destination, keep_live):
    spot = destination.spot(location=FORT)

    duplicate = spot.copy(update_attrs={"slug": "copy"}, keep_live=keep_live)

    assert SpotPage.objects.get(pk=duplicate.pk).location == FORT
    assert duplicate.latest_revision.as_object().location == FORT


def test_translations_start_at_the_same_position(destination):
    spot = destination.spot(location=FORT)

    translated = spot.copy_for_translation(destination.en, copy_parents=True)

    assert SpotPage.objects.get(pk=translated.pk).location == FORT
    assert translated.latest_revision.as_object().location == FORT


@pytest.mark.parametrize("location", [FORT, None])
def test_fixtures_keep_it(destination, location):
    spot = destination.spot(location=location)

    (restored,) = serializers.deserialize("json", serializers.serialize("json", [spot]))

    assert restored.object.location == location


def test_a_migration_names_the_field_and_not_its_width():
    field = LocationField("position", null=True, blank=True)

    assert MigrationWriter.serialize(field)[0] == (
        "destination_cms.models.fields.LocationField(blank=True, null=True, verbose_name='position')"
    )
    assert "max_length=80" in MigrationWriter.serialize(LocationField(max_length=80))[0]


def test_the_column_is_as_wide_as_the_longest_position():
    assert LocationField().db_parameters(connection)["type"] == "varchar(64)"


def test_an_empty_position_needs_a_nullable_column():
    class Place(models.Model):
        here = LocationField(blank=True)
        there = LocationField(null=True, blank=True)

        class Meta:
            app_label = "destination_cms"
            managed = False

    try:
        errors = [error for error in Place.check() if error.id == "destination_cms.E020"]
    finally:
        from django.apps import apps

        del apps.all_models["destination_cms"]["place"]
        apps.clear_cache()

    assert [error.obj.name for error in errors] == ["here"]


def test_it_is_not_offered_for_translation_as_text():
    # Translation tools offer what is a CharField or a TextField, and so does the search index.
    assert not isinstance(LocationField(), models.CharField | models.TextField)


class PlaceForm(forms.Form):
    location = LocationField("position", null=True, blank=True).formfield()


def test_the_box_reads_latitude_first():
    form = PlaceForm(initial={"location": FORT})

    assert isinstance(form.fields["location"], LocationFormField)
    assert 'value="48.8207, 2.2705"' in str(form["location"])


@pytest.mark.parametrize("text", ["48.8207, 2.2705", "48,8207; 2,2705", TEXT])
def test_a_box_cleans_to_a_point(text):
    form = PlaceForm({"location": text})

    assert form.is_valid()
    assert form.cleaned_data["location"] == FORT


@pytest.mark.parametrize("data", [{"location": ""}, {"location": " "}, {}])
def test_an_empty_box_cleans_to_none(data):
    form = PlaceForm(data)

    assert form.is_valid()
    assert form.cleaned_data["location"] is None
    assert not form.has_changed()


def test_an_empty_box_that_is_required_says_so():
    with pytest.raises(ValidationError) as refusal:
        LocationFormField().clean("")

    assert refusal.value.code == "required"


def test_a_text_that_is_no_position_stays_in_the_box():
    form = PlaceForm({"location": "200, 2"}, initial={"location": FORT})

    assert form.errors.as_data()["location"][0].code == "invalid_latitude"
    assert form["location"].value() == "200, 2"


@pytest.mark.parametrize(
    ("typed", "has_changed"),
    [("48.8207,2.2705", False), (TEXT, False), ("48.8207, 2.2706", True), ("", True), ("there", True)],
)
def test_another_notation_is_no_change(typed, has_changed):
    assert PlaceForm({"location": typed}, initial={"location": FORT}).has_changed() is has_changed


def test_another_widget_may_be_given():
    field = LocationField(null=True, blank=True).formfield(widget=forms.Textarea)

    assert isinstance(field.widget, forms.Textarea)
    assert field.required is False


def test_the_error_speaks_the_language_of_the_editor(destination, admin_client):
    spot = destination.spot(location=FORT)
    address = reverse("wagtailadmin_pages:edit", args=[spot.pk])
    form = admin_client.get(address).context["form"]

    answer = admin_client.post(address, {**_posted(form), "location": "200, 2"})

    assert answer.status_code == 200
    (sentence,) = answer.context["form"].errors["location"]
    assert "200" in sentence
    assert "90" in sentence
    assert SpotPage.objects.get(pk=spot.pk).get_latest_revision_as_object().location == FORT


@pytest.mark.parametrize(("typed", "expected"), [("48.8241, 2.2704", Point(48.8241, 2.2704)), ("", None)])
def test_the_page_editor_saves_and_empties_it(destination, admin_client, typed, expected):
    spot = destination.spot(location=FORT)
    address = reverse("wagtailadmin_pages:edit", args=[spot.pk])
    form = admin_client.get(address).context["form"]

    answer = admin_client.post(address, {**_posted(form), "location": typed})

    assert answer.status_code == 302, answer.context["form"].errors
    assert SpotPage.objects.get(pk=spot.pk).get_latest_revision_as_object().location == expected


def _posted(form):
    """Return what a browser would send back if nothing were touched."""
    data = {}
    forms_of_page = [form, *(formset.management_form for formset in form.formsets.values())]
    for one in forms_of_page:
        for bound in one:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = value
    for block_field in ("body",):
        data.pop(block_field, None)
        data[f"{block_field}-count"] = "0"
    return data


@pytest.mark.parametrize("point", [FORT, Point(40.4168, -3.7038), None])
def test_a_position_that_can_be_meant_is_kept(settings, point):
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}

    assert LocationField(null=True, blank=True).clean(point, None) == point


def test_swapped_numbers_are_refused_with_what_was_meant(settings):
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}

    with translation.override("fr"), pytest.raises(ValidationError) as refused:
        LocationField().clean("2.2705, 48.8207", None)

    assert refused.value.error_list[0].code == "swapped"
    assert "écrivez la latitude d’abord, 48.8207, 2.2705." in refused.value.messages[0]


def test_without_a_known_destination_nothing_is_taken_for_swapped(settings):
    del settings.GEO_WIDGET_DEFAULT_LOCATION

    assert LocationField().clean("2.2705, 48.8207", None) == Point(2.2705, 48.8207)
