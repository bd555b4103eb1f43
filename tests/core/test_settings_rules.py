"""Every key of DESTINATION_CMS has a type and limits, and a fault is told in a sentence."""

from collections.abc import Mapping
from typing import Any, get_type_hints

import pytest

from destination_cms.conf import DEFAULTS, Settings
from destination_cms.settings_rules import LIMITS, PAIRS, faults_of

HINTS = get_type_hints(Settings)


@pytest.mark.parametrize("value", [{}, DEFAULTS, {"MAX_PAGE_SIZE": 20}, {"TRACE": True}, {"URL_PREFIX": "public/api"}])
def test_what_is_right_is_not_mentioned(value: Mapping[str, Any]):
    assert [*faults_of(value)] == []


def test_every_key_has_a_default_and_every_number_has_limits():
    assert set(DEFAULTS) == set(HINTS)
    assert set(LIMITS) == {key for key, hint in HINTS.items() if hint is int}


@pytest.mark.parametrize("key", sorted(HINTS))
def test_a_value_of_another_type_is_refused_by_name(key: str):
    (fault,) = faults_of({key: object()})

    assert fault.startswith(f'DESTINATION_CMS["{key}"] must be ')
    assert fault.endswith("; it is an object.")


@pytest.mark.parametrize("key", sorted(LIMITS))
def test_a_number_just_outside_its_limits_is_refused_and_the_limits_are_told(key: str):
    least, most = LIMITS[key]

    for number in (least - 1, most + 1):
        (fault,) = faults_of({key: number})
        assert fault == f'DESTINATION_CMS["{key}"] must be from {least} to {most}; it is {number}.'
    for number in (least, most):
        assert not any("must be" in fault for fault in faults_of({key: number}))


@pytest.mark.parametrize(("usual", "most"), PAIRS)
def test_what_one_gets_unasked_is_not_more_than_what_one_may_ask(usual: str, most: str):
    assert [*faults_of({usual: 11, most: 10})] == [
        f'DESTINATION_CMS["{usual}"] is 11, more than "{most}" allows, which is 10.'
    ]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        pytest.param([], " must be a dictionary; it is a list.", id="no dictionary"),
        pytest.param(None, " must be a dictionary; it is a NoneType.", id="None"),
        pytest.param({"WEATHER": 1}, '["WEATHER"] is not a setting.', id="unknown"),
        pytest.param({"MAX_PAGESIZE": 1}, "[\"MAX_PAGESIZE\"] is not a setting; 'MAX_PAGE_SIZE' is.", id="misspelt"),
        pytest.param({"trace": True}, "[\"trace\"] is not a setting; 'TRACE' is.", id="small letters"),
        pytest.param({"TRACE": 1}, '["TRACE"] must be True or False; it is an int.', id="a number for a bool"),
        pytest.param({"TOMBSTONE_DAYS": True}, '["TOMBSTONE_DAYS"] must be a whole number; it is a bool.', id="a bool"),
        pytest.param({"TOMBSTONE_DAYS": "400"}, '["TOMBSTONE_DAYS"] must be a whole number; it is a str.', id="a text"),
        pytest.param(
            {"URL_PREFIX": "/api/"},
            "[\"URL_PREFIX\"] must be a path without slashes at its ends; it is '/api/'.",
            id="slashes",
        ),
        pytest.param(
            {"FRONTEND_URLS": {"https://a.example": "https://b.example"}},
            "[\"FRONTEND_URLS\"] has the key 'https://a.example', which is not the host name of a site.",
            id="an address for a host",
        ),
        pytest.param(
            {"FRONTEND_URLS": {"a.example": "b.example"}},
            "[\"FRONTEND_URLS\"] names 'b.example' for 'a.example', which is not an address such as "
            "https://visit.example.org.",
            id="a host for an address",
        ),
        pytest.param(
            {"FRONTEND_URLS": {"a.example": "https://[b"}},
            "[\"FRONTEND_URLS\"] names 'https://[b' for 'a.example', which is not an address such as "
            "https://visit.example.org.",
            id="a broken address",
        ),
        pytest.param(
            {"MAP_BASE": "javascript:alert(1)"},
            "[\"MAP_BASE\"] must be a static file such as maps/base.json, or an address; it is 'javascript:alert(1)'.",
            id="a script for a map",
        ),
        pytest.param({"IMAGE_PRESETS": {}}, '["IMAGE_PRESETS"] must name at least one size.', id="no size"),
        pytest.param(
            {"IMAGE_PRESETS": {"card": "max-100x100"}},
            "[\"IMAGE_PRESETS\"] has the key 'card'; a preset's name is UPPER_SNAKE, 40 characters at most.",
            id="a preset in small letters",
        ),
        pytest.param(
            {"IMAGE_PRESETS": {"CARD": "huge"}},
            "[\"IMAGE_PRESETS\"] names 'huge' for 'CARD', which is not a size such as fill-800x600 or width-1200.",
            id="no size in pixels",
        ),
        pytest.param(
            {"IMAGE_PRESETS": {"CARD": "fill-800x600|format-webp"}},
            "[\"IMAGE_PRESETS\"] names 'fill-800x600|format-webp' for 'CARD', which is not a size such as fill-800x600 or "
            "width-1200.",
            id="a format in a size",
        ),
        pytest.param(
            {"IMAGE_PRESETS": {"CARD": "fill-800x600-c100"}},
            "[\"IMAGE_PRESETS\"] names 'fill-800x600-c100' for 'CARD', which is not a size such as fill-800x600 or "
            "width-1200.",
            id="a number that is not in pixels",
        ),
        pytest.param(
            {"IMAGE_FORMATS": ["avif"]},
            "[\"IMAGE_FORMATS\"] must list 'webp' or 'jpeg', and may list 'avif'; it is ['avif'].",
            id="no format that is always made",
        ),
        pytest.param(
            {"IMAGE_FORMATS": [["webp"]]},
            "[\"IMAGE_FORMATS\"] must list 'webp' or 'jpeg', and may list 'avif'; it is [['webp']].",
            id="a list in a list",
        ),
        pytest.param(
            {"IMAGE_FACTORS": [0]},
            '["IMAGE_FACTORS"] must list scales from above 0 to 4; it is [0].',
            id="no scale",
        ),
        pytest.param(
            {"CORS_ORIGINS": "*"},
            "[\"CORS_ORIGINS\"] names '*', which is not an origin such as https://visit.example.org in a list.",
            id="an origin without a list",
        ),
        pytest.param(
            {"CORS_ORIGINS": ["https://a.example/"]},
            "[\"CORS_ORIGINS\"] names 'https://a.example/', which is not an origin such as "
            "https://visit.example.org in a list.",
            id="an origin with a path",
        ),
    ],
)
def test_a_fault_names_key_value_and_what_would_be_right(value: Any, fault: str):
    assert [*faults_of(value)] == [f"DESTINATION_CMS{fault}"]
