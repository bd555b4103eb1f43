"""Which fields follow the source of a translation, by their types and by what a model declares."""

from typing import Any

import pytest
from wagtail_localize.fields import SynchronizedField, TranslatableField

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.projections.kinds import own_page_kinds
from destination_cms.translations.fields import fields_of


def names(fields: Any) -> set[str]:
    return {field.name for field in fields}


def test_positions_numbers_choices_and_images_are_facts_and_words_are_not() -> None:
    found = fields_of(SpotPage)

    accessibility = {
        "reduced_mobility", "min_width_cm", "max_slope_percent", "max_cross_slope_percent", "rest_point_count",
        "accessible_toilets", "tactile_guidance", "audio_guidance", "accessibility_reviewed_on",
    }  # fmt: skip
    visit = {
        "visit_minutes", "audio", "entrance_location", "viewpoint_location", "viewpoint_heading_deg", "placement",
        "visit_policy", "free_of_charge", "public_holidays", "host",
    }  # fmt: skip
    facts = {"cover_image", "kind", "location", "district", "step_free", "last_verified_on"} | visit
    texts = {
        "title", "seo_title", "search_description", "teaser", "cover_image_alt", "body", "accessibility_advice", "price",
        "opening_hours_note",
    }  # fmt: skip
    assert names(found.facts) == facts | accessibility
    assert names(found.overridable) == {"address", "phone", "website", "opening_hours_osm"}
    assert names(found.texts) == texts
    assert set(found.relations) == {"surfaces", "accessibility_labels", "opening_times", "layers"}


def test_rows_are_read_in_the_same_way() -> None:
    stop = fields_of(CircuitStop)

    assert names(stop.facts) == {
        "spot",
        "audio",
        "is_optional",
        "trigger",
        "trigger_radius_m",
        "trigger_polygon",
        "layer",
        "notice",
    }
    assert names(stop.overridable) == {"trigger_code"}
    assert names(stop.texts) == {"title_override", "story", "leg_directions", "leg_caution", "variant", "quiz"}
    assert set(fields_of(CircuitPage).relations) == {
        "stops", "themes", "other_modes", "transports", "surfaces", "accessibility_labels", "opening_times",
    }  # fmt: skip


def test_every_field_of_a_page_is_one_or_the_other() -> None:
    for kind in own_page_kinds():
        found = fields_of(kind.model)
        groups = [names(group) for group in (found.facts, found.overridable, found.texts)]
        assert sum(map(len, groups)) == len(set().union(*groups)), kind.name


def test_what_a_model_declares_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    fields_of.cache_clear()
    declared = [TranslatableField("teaser"), SynchronizedField("address", overridable=False)]
    monkeypatch.setattr(SpotPage, "translatable_fields", declared, raising=False)
    monkeypatch.setattr(SpotPage, "override_translatable_fields", [])
    try:
        found = fields_of(SpotPage)
    finally:
        fields_of.cache_clear()

    assert (names(found.facts), names(found.overridable), names(found.texts)) == ({"address"}, set(), {"teaser"})
