"""An organisation has a name of its own, and a SIRET that is one."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from destination_cms.models import Organisation
from tests.destination import Destination

pytestmark = pytest.mark.django_db


def add_organisation(
    destination: Destination, name: str = "The bank", *, live: bool = True, **fields: Any
) -> Organisation:
    known = {"slug": name.lower().replace(" ", "-"), "locale": destination.fr}
    organisation = Organisation(name=name, live=False, **{**known, **fields})
    organisation.is_draft = not live
    organisation.save()
    revision = organisation.save_revision()
    if live:
        revision.publish()
    return Organisation.objects.get(pk=organisation.pk)


def test_a_siret_is_kept_as_digits(destination: Destination) -> None:
    assert add_organisation(destination, siret="732 829 320 00074").siret == "73282932000074"


@pytest.mark.parametrize(("siret", "sentence"), [("732829320", "14 chiffres"), ("73282932000075", "73282932000075")])
def test_a_wrong_siret_is_refused_on_publish(destination: Destination, siret: str, sentence: str) -> None:
    with override("fr"), pytest.raises(ValidationError) as refused:
        add_organisation(destination, siret=siret)

    assert list(refused.value.message_dict) == ["siret"]
    assert sentence in refused.value.message_dict["siret"][0]
    assert add_organisation(destination, "A draft", live=False, siret=siret).siret == siret


def test_a_name_is_taken_once_in_a_language(destination: Destination) -> None:
    add_organisation(destination)
    with pytest.raises(ValidationError) as refused:
        add_organisation(destination, "THE BANK", slug="other")

    assert list(refused.value.message_dict) == ["name"]
