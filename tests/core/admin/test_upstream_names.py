"""What Wagtail names after a variable has a name in the session's language."""

import pytest
from django.test import Client

from tests.destination import Destination

from .people import editor


def test_the_password_of_the_login_form(destination: Destination) -> None:
    page = Client().get("/admin/login/", headers={"accept-language": "fr"}).content.decode()

    assert "Mot de passe" in page
    assert ">Password" not in page


@pytest.mark.parametrize(("language", "name"), [("fr", "Langue"), ("en", "Locale")])
def test_the_filter_of_choosers_by_language(destination: Destination, language: str, name: str) -> None:
    chooser = editor(language).client.get("/admin/snippets/choose/destination_cms/district/").json()["html"]

    label = chooser.partition('id="id_locale-label">')[2].partition("</label>")[0]
    assert label.strip() == name


def test_the_columns_of_sites(destination: Destination) -> None:
    page = editor("fr").text("/admin/sites/")

    assert [name for name in ("Port", "Nom du site", "Page racine") if name not in page] == []
