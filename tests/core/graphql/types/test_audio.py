"""The type of a recording says what each value means; the answers are in ``tests/circuits/test_audio.py``."""

from destination_cms.choices import SpokenLanguage
from destination_cms.graphql.schema import get_schema


def test_the_languages_are_named_and_a_sign_language_is_not_heard() -> None:
    language = get_schema().type_map["Audio"].fields["language"]

    named = language.description.rpartition(": ")[2].rstrip(".").split(", ")
    assert named == [value for value in SpokenLanguage.values if value != SpokenLanguage.FSL]
