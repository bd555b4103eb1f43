"""W041: an app was removed while its pages were there."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from destination_cms.checks.removed_apps import check_removed_apps
from tests.destination import Destination


def warnings() -> list[str]:
    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    return [message.msg for message in found if message.id == "destination_cms.W041"]


def leave_behind(destination: Destination, model: str, number: int) -> None:
    """Store pages as they are once the app of their type is gone: the base rows, and a type without a model."""
    removed, _ = ContentType.objects.get_or_create(app_label="destination_gone", model=model)
    pages = [destination.section() for _ in range(number)]
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(content_type=removed)
    ContentType.objects.clear_cache()


def test_pages_of_an_installed_app_are_sound(destination: Destination) -> None:
    destination.event()

    assert warnings() == []


def test_pages_of_a_removed_app_are_counted_by_type(destination: Destination) -> None:
    leave_behind(destination, "hotelpage", 2)
    with CaptureQueriesContext(connection) as few:
        check_removed_apps(None, databases=["default"])
    leave_behind(destination, "barpage", 1)
    with CaptureQueriesContext(connection) as many:
        check_removed_apps(None, databases=["default"])

    assert [sentence.partition(". ")[0] for sentence in warnings()] == [
        "Pages of the type destination_gone.hotelpage are in the database: 2",
        "Pages of the type destination_gone.barpage are in the database: 1",
    ]
    assert len(many) == len(few)


def test_a_type_without_pages_is_left_over_and_harmless(destination: Destination) -> None:
    leave_behind(destination, "hotelpage", 0)

    assert warnings() == []


@pytest.mark.django_db
def test_before_the_first_migrate_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor: ["auth_user"])

    assert check_removed_apps(None, databases=["default"]) == []


def test_without_a_database_none_is_asked() -> None:
    assert check_removed_apps(None) == []
