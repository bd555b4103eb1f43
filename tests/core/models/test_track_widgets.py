import json

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.contrib.staticfiles import finders
from django.utils.translation import override

from destination_cms.models.track_fields import TrackField, TrackSourceField
from destination_cms.models.track_widgets import TrackSourceWidget, TrackWidget, source_sentence

from .test_track_fields import DRAWN, LINE, SOURCE


class TrackForm(forms.Form):
    track = TrackField(null=True, blank=True).formfield(widget=TrackWidget)
    track_source = TrackSourceField(null=True, blank=True).formfield(widget=TrackSourceWidget)


def rendered(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(form.as_p(), "html.parser")


def test_the_form_submits_the_line_and_not_the_file() -> None:
    page = rendered(TrackForm(initial={"track": LINE, "track_source": SOURCE}))
    boxes = {box["name"]: box["value"] for box in page.find_all("input") if box.has_attr("name")}

    assert {name: json.loads(str(value)) for name, value in boxes.items()} == {"track": LINE, "track_source": SOURCE}
    (file,) = page.find_all("input", type="file")
    assert not file.has_attr("name")
    label = page.find("label", attrs={"for": file["id"]})
    assert label is not None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_numbers_of_the_track_stand_beside_its_map(language: str) -> None:
    with override(language):
        page = rendered(TrackForm(initial={"track": LINE}))
        facts = [item.get_text() for item in page.find_all("li")]

    assert {"fr": "Longueur\u00a0: 184\u00a0m, calculée sur 3 points.", "en": "Length: 184\u00a0m, computed from 3 points."}[language] in facts  # fmt: skip


def test_an_empty_form_stays_empty() -> None:
    form = TrackForm({"track": "", "track_source": ""})

    assert form.is_valid()
    assert form.cleaned_data == {"track": None, "track_source": None}
    assert not form.has_changed()
    shown = [button for button in rendered(form).select("button") if not button.find_parent(hidden=True)]
    assert [button.get_text() for button in shown if not button.has_attr("hidden")] == ["Dessiner sur la carte"]


def test_what_was_sent_stays_in_the_box_when_it_is_refused() -> None:
    form = TrackForm({"track": "{not JSON", "track_source": ""})

    assert not form.is_valid()
    assert rendered(form).find("input", attrs={"name": "track"})["value"] == "{not JSON"  # type: ignore[index]


@pytest.mark.parametrize(
    "source",
    [None, {}, [], {"imported_at": "x"}, {"imported_at": "2026-01-01T00:00:00"}, {"drawn_at": "2026-99-01T00:00:00Z"}],
)
def test_a_source_that_is_not_one_is_none(source: object) -> None:
    with override("en"):
        assert source_sentence(source) == "No file was imported."


def test_the_source_is_a_sentence() -> None:
    with override("en"):
        assert source_sentence(SOURCE) == "a.gpx, imported 11/01/2026 11 a.m."
        assert source_sentence(DRAWN) == "Drawn on the map 11/02/2026 11 a.m."
        both = source_sentence({**SOURCE, **DRAWN})
    assert both == "a.gpx, imported 11/01/2026 11 a.m., then changed on the map 11/02/2026 11 a.m."


def test_everything_that_the_widget_loads_is_ours() -> None:
    media = TrackForm().media
    paths = [*media._js, *(path for group in media._css.values() for path in group)]

    assert paths
    assert [path for path in paths if "//" in path or not finders.find(path)] == []
