"""A front-end developer has the schema as a file, of this site or of a smaller one."""

import io

import pytest
from django.core.management import CommandError, call_command

from destination_cms.graphql.schema import schema_text


def exported(**options: str) -> str:
    written = io.StringIO()
    call_command("export_schema", stdout=written, **options)
    return written.getvalue()


def test_it_is_the_schema_that_is_served() -> None:
    assert exported() == schema_text()


def test_it_is_that_of_a_site_with_fewer_verticals() -> None:
    smaller = exported(verticals="events")

    assert "type Event implements" in smaller
    assert "type Circuit implements" not in smaller
    assert "type Event implements" not in exported(verticals="")


def test_a_vertical_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(CommandError, match=r"There is no vertical zoos; installed are: .*events"):
        exported(verticals="events,zoos")
