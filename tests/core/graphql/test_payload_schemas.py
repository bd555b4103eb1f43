"""The JSON Schema of a payload is made from the fields that show it."""

from typing import Any

from destination_cms.graphql.payload_schemas import payload_schema
from destination_cms.graphql.schema import get_schema


def schema_of(type_name: str = "Circuit") -> dict[str, Any]:
    return payload_schema(get_schema(), type_name)


def test_what_may_not_be_null_and_has_no_default_is_always_there() -> None:
    required = schema_of()["required"]

    assert {"practice_mode", "stops", "step_free"} <= set(required)
    assert not {"teaser", "cover", "difficulty", "seo", "is_translation_outdated"} & set(required)


def test_what_is_left_out_when_it_is_empty_says_what_its_absence_means() -> None:
    text = schema_of()["$defs"]["RichText"]
    assert text["properties"]["links"]["default"] == []
    assert text["required"] == ["html"]
    assert schema_of()["properties"]["seo"]["default"] == {"title": "", "description": ""}

    image = schema_of("Image")
    assert image["properties"]["search_files"]["default"] == []
    assert "search_files" not in image["required"]
    assert "files" in image["required"]


def test_a_key_has_the_words_of_its_field_and_the_values_of_its_choices() -> None:
    schema = schema_of()

    assert schema["properties"]["length_m"] == {
        "type": ["integer", "null"],
        "description": "Length in metres, as the editor declares it, or else that of the track; null if unknown.",
    }
    assert schema["$defs"]["Difficulty"]["enum"][:2] == ["VERY_EASY", "EASY"]
    assert 'EASY: "Easy".' in schema["$defs"]["Difficulty"]["description"].splitlines()


def test_a_deprecated_key_names_its_successor_as_it_is_in_a_payload() -> None:
    former = schema_of()["properties"]["is_step_free"]

    assert former["deprecated"] is True
    assert former["description"].endswith("Use step_free.")


def test_a_reference_says_which_kinds_it_leads_to() -> None:
    pattern = schema_of("Spot")["$defs"]["DistrictReference"]["properties"]["ref"]["pattern"]

    assert pattern.startswith("^district:")
    content = schema_of("Event")["$defs"]["ContentReference"]["properties"]["ref"]["pattern"]
    assert "circuit|" in content
    assert "image" not in content


def test_a_type_may_hold_itself() -> None:
    entry = schema_of("Menu")["$defs"]["MenuItem"]["properties"]

    assert entry["children"]["items"] == {"$ref": "#/$defs/MenuItem"}
