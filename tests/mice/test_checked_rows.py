"""The price lines of an offer are published as the form showed them, and whole."""

import pytest
from django.core.exceptions import ValidationError

from mice.models import PriceLine
from tests.core.admin.forms import autosave
from tests.core.models.checked_rows import Work
from tests.destination import Destination, fresh

from .checked_rows import ROWS
from .offers import add_index, add_offer


@pytest.fixture
def work(destination: Destination) -> Work:
    """An offer that an editor has open."""
    return ROWS[0].opened(destination)


def test_a_row_that_autosave_stored_and_the_form_does_not_have_is_not_published(work: Work) -> None:
    form = work.form()
    autosave(work.person, work.path, work.add(form, "price_lines", {"label": ""}))

    assert work.publish(form).status_code == 302

    assert fresh(work.draft).live
    assert work.rows("price_lines") == []


def test_rows_that_the_form_knows_keep_their_identity(work: Work) -> None:
    autosave(work.person, work.path, work.add(work.form(), "price_lines", {"label": "Journée"}))
    (row,) = work.rows("price_lines")

    work.publish(work.form())

    assert [(kept.pk, kept.translation_key) for kept in work.rows("price_lines")] == [(row.pk, row.translation_key)]


def test_an_incomplete_row_is_published_in_no_way(work: Work) -> None:
    autosave(work.person, work.path, work.add(work.form(), "price_lines", {"label": ""}))

    refused = work.person.client.post(f"/admin/bulk/wagtailcore/page/publish/?id={work.draft.pk}&next=/admin/")

    assert refused.status_code == 302
    told = work.person.text("/admin/")
    assert "Tarif 1, « libellé du tarif » : Ce champ ne peut pas être vide." in told
    assert not fresh(work.draft).live
    with pytest.raises(ValidationError, match=r"Price|Tarif") as caught:
        fresh(work.draft).get_latest_revision().publish()
    assert caught.value.message_dict.keys() == {"price_lines"}


def test_a_draft_may_have_one(destination: Destination) -> None:
    offer = add_offer(destination, "Offer", add_index(destination), live=False)
    offer.price_lines.add(PriceLine(label=""))

    offer.save()

    assert fresh(offer).price_lines.count() == 1
