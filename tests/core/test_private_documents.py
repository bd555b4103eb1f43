"""A document that has become private is not found, unless the site lets visitors log in."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests.core.admin.people import editor
from tests.destination import Destination

LOGIN, GROUPS = CollectionViewRestriction.LOGIN, CollectionViewRestriction.GROUPS
PASSWORD = CollectionViewRestriction.PASSWORD


@pytest.fixture
def document(destination: Destination) -> Any:
    press = Collection.get_first_root_node().add_child(name="Press")
    document = get_document_model()(title="Plan", collection=press)
    document.file.save("plan.pdf", ContentFile(b"%PDF-1.7"))
    assert Client().get(document.url).status_code == 200
    return document


def restrict(document: Any, kind: str) -> None:
    restriction = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type=kind, password="sesame" if kind == PASSWORD else ""
    )
    if kind == GROUPS:
        restriction.groups.add(Group.objects.create(name="Press"))


@pytest.mark.parametrize("kind", [LOGIN, GROUPS])
def test_it_is_not_found_by_a_stranger(document: Any, kind: str) -> None:
    restrict(document, kind)

    assert Client().get(document.url).status_code == 404


@pytest.mark.parametrize("kind", [LOGIN, GROUPS])
def test_it_is_served_to_whom_it_is_for(document: Any, kind: str) -> None:
    restrict(document, kind)

    assert editor().client.get(document.url).status_code == 200


def test_a_collection_above_it_counts(document: Any) -> None:
    CollectionViewRestriction.objects.create(collection=Collection.get_first_root_node(), restriction_type=LOGIN)

    assert Client().get(document.url).status_code == 404


@pytest.mark.parametrize("name", ["WAGTAIL_FRONTEND_LOGIN_URL", "WAGTAIL_FRONTEND_LOGIN_TEMPLATE"])
def test_visitors_who_can_log_in_are_asked_to(document: Any, settings: Any, name: str) -> None:
    setattr(settings, name, "/members/")
    restrict(document, LOGIN)

    assert Client().get(document.url).status_code == 302


@pytest.mark.parametrize("login_page", ["", "/members/"])
def test_a_document_with_a_password_is_gone_for_an_app(document: Any, settings: Any, login_page: str) -> None:
    settings.WAGTAIL_FRONTEND_LOGIN_URL = login_page
    restrict(document, PASSWORD)

    answer = Client().get(document.url)

    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]
    assert b"%PDF" not in answer.content


def test_who_knows_the_password_gets_the_document(document: Any) -> None:
    restrict(document, PASSWORD)
    visitor = Client()

    form = visitor.get(document.url).content.decode()
    action = re.search(r'<form action="([^"]+)"', form)
    assert action is not None
    sent = visitor.post(action[1], {"password": "sesame", "return_url": document.url})

    assert sent["Location"] == document.url
    answer = visitor.get(document.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"


def test_a_password_above_a_collection_for_accounts_does_not_open_it(document: Any) -> None:
    restrict(document, LOGIN)
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type=PASSWORD, password="sesame")
    visitor = Client()
    session = visitor.session
    session["passed_collection_view_restrictions"] = [root.view_restrictions.get().pk]
    session.save()

    assert visitor.get(document.url).status_code == 404
