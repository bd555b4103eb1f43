"""A picture is shown with its credit, and no longer than the office may."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from tests.destination import Destination
from tests.feed import Replica, summary

QUERY = "{ spots { nodes { title cover { alt image { title credit licence } } } } }"
LAST_DAY = date(2026, 11, 30)
#: Midnight in Paris.
ITS_END = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)


def covers() -> list[Any]:
    answer = Client().post("/graphql/", {"query": QUERY}, content_type="application/json").json()
    return [node["cover"] for node in answer["data"]["spots"]["nodes"]]


def test_credit_and_licence_are_told(destination: Destination) -> None:
    image = destination.image("Fort", credit="A. Nonyme", licence="CC BY 4.0")
    destination.spot("Le fort", cover_image=image)

    assert covers() == [
        {"alt": "What it shows", "image": {"title": "Fort", "credit": "A. Nonyme", "licence": "CC BY 4.0"}}
    ]


def test_it_is_hidden_at_midnight_after_its_last_day(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(ITS_END - timedelta(days=1), tick=False)
    destination.spot("Le fort", cover_image=destination.image("Fort", rights_until=LAST_DAY))
    app = Replica()
    app.sync()

    time_machine.move_to(ITS_END - timedelta(seconds=1), tick=False)
    assert covers()[0] is not None
    assert app.sync() == []

    time_machine.move_to(ITS_END, tick=False)
    assert covers() == [None]
    assert summary(app.sync()) == {("image", "EXPIRED"), ("spot", "upsert")}


def test_new_rights_bring_it_back(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(ITS_END, tick=False)
    image = destination.image("Fort", rights_until=LAST_DAY)
    destination.spot("Le fort", cover_image=image)
    assert covers() == [None]

    image.rights_until = None
    image.save()

    assert covers()[0] is not None


@pytest.mark.parametrize(("language", "label"), [("fr", "Peut être montrée jusqu’au"), ("en", "May be shown until")])
def test_the_form_asks_for_it(destination: Destination, admin_client: Client, language: str, label: str) -> None:
    UserProfile.objects.create(user=get_user_model().objects.get(username="admin"), preferred_language=language)

    assert label in admin_client.get("/admin/images/add/").content.decode()
