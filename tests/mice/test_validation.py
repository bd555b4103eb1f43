"""A draft may contradict itself; what is published may not, whichever way it is published."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from destination_cms.models import ProjectionFailure, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from mice.models import MeetingRoom, MiceOfferPage, OfferEquipment, PriceLine
from tests.core.models.test_past_dates import assert_not_verified_tomorrow
from tests.destination import Destination, fresh, publish

from .offers import add_index, add_offer, new_offer

ROWS = ("languages", "equipment", "price_lines", "certifications", "links", "organisations", "comments")


@pytest.fixture
def browser(destination: Destination) -> Client:
    """An editor's browser, in French."""
    user = get_user_model().objects.create_superuser("editor", password="editor")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user)
    return client


def form_data(**fields: Any) -> dict[str, str]:
    rooms = inline_formset(fields.pop("rooms", []), initial=fields.pop("known_rooms", 0))
    data: dict[str, Any] = {"title": "Une offre", "slug": "une-offre", "kind": "MEETING", "setting": "INDOOR"}
    data |= {"body": streamfield([("paragraph", rich_text("<p>Texte</p>"))])}
    data |= {name: inline_formset([]) for name in ROWS} | {"rooms": rooms}
    chosen = {f"rooms-{number}-{name}": "UNKNOWN" for number in range(9) for name in ("step_free", "daylight")}
    return chosen | nested_form_data(data | fields)


def add_address(destination: Destination) -> str:
    return f"/admin/pages/add/destination_mice/miceofferpage/{add_index(destination).pk}/"


def public(offer: Any) -> bool:
    return Publication.objects.filter(kind="mice_offer", uuid=offer.translation_key, is_withdrawn=False).exists()


def test_a_group_that_contradicts_itself_is_kept_as_a_draft(destination: Destination, browser: Client) -> None:
    answer = browser.post(add_address(destination), form_data(participants_min="40", participants_max="20"))

    assert answer.status_code == 302, answer.context["form"].errors
    offer = MiceOfferPage.objects.get()
    assert (offer.live, offer.participants_min, offer.participants_max) == (False, 40, 20)
    assert not public(offer)


def test_it_is_not_published_and_the_field_says_why_in_french(destination: Destination, browser: Client) -> None:
    data = form_data(participants_min="40", participants_max="20") | {"action-publish": "1"}

    answer = browser.post(add_address(destination), data)

    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        "participants_max": [
            (
                "Le plus grand groupe compte 20\u00a0personnes\u00a0; il doit en compter au moins autant que le plus petit, "
                "40\u00a0personnes."
            )
        ]
    }
    assert MiceOfferPage.objects.count() == 0


def test_a_draft_of_a_live_offer_may_contradict_itself(destination: Destination, browser: Client) -> None:
    offer = add_offer(destination, add_index(destination).title, add_index(destination), participants_max=50)
    data = form_data(participants_min="60", participants_max="20")

    assert browser.post(f"/admin/pages/{offer.pk}/edit/", data).status_code == 302

    assert fresh(offer).get_latest_revision_as_object().participants_min == 60
    assert fresh(offer).participants_max == 50
    assert public(offer)
    refused = browser.post(f"/admin/pages/{offer.pk}/edit/", data | {"action-publish": "1"})
    assert set(refused.context["form"].errors) == {"participants_max"}
    with pytest.raises(ValidationError):
        fresh(offer).get_latest_revision().publish()
    assert fresh(offer).participants_max == 50


def test_no_way_of_publishing_lets_it_through(destination: Destination) -> None:
    offer = add_offer(destination, live=False, participants_min=40, participants_max=20)

    with pytest.raises(ValidationError) as caught:
        offer.get_latest_revision().publish()

    assert set(caught.value.message_dict) == {"participants_max"}
    assert not fresh(offer).live
    assert not public(offer)


def test_a_room_with_too_many_seats_is_a_draft_until_it_is_right(destination: Destination, browser: Client) -> None:
    room = {"name": "Salle", "fire_safety_max": "50", "seats_theatre": "80", "ORDER": "1"}
    address = add_address(destination)

    refused = browser.post(address, form_data(rooms=[room]) | {"action-publish": "1"})
    kept = browser.post(address, form_data(rooms=[room]))

    (errors,) = refused.context["form"].formsets["rooms"].errors
    assert errors == {
        "seats_theatre": [
            (
                "Salle\u00a0: 80\u00a0places, c’est plus que les 50\u00a0personnes admises dans la salle par la "
                "réglementation incendie."
            )
        ]
    }
    assert kept.status_code == 302
    offer = MiceOfferPage.objects.get()
    with pytest.raises(ValidationError) as caught:
        offer.get_latest_revision().publish()
    assert set(caught.value.message_dict) == {"rooms"}
    mended = form_data(rooms=[room | {"id": str(offer.rooms.get().pk), "seats_theatre": "45"}], known_rooms=1)
    assert browser.post(f"/admin/pages/{offer.pk}/edit/", mended | {"action-publish": "1"}).status_code == 302
    assert public(offer)


def test_what_an_import_forced_in_keeps_its_last_good_version(destination: Destination) -> None:
    offer = add_offer(destination, participants_min=10, participants_max=20)
    MiceOfferPage.objects.filter(pk=offer.pk).update(participants_min=30)

    reconcile_publications(is_restart=True)

    assert '"participants_min":10' in Publication.objects.get(kind="mice_offer").payload
    with override("en"):
        assert ProjectionFailure.objects.get().source == f"page:{offer.pk}"
    publish(offer, participants_min=5)
    assert ProjectionFailure.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (PriceLine(label="Day", amount=Decimal("-0.01")), "amount", "0"),
        (PriceLine(label="Day", amount=Decimal("10000000.01")), "amount", "10000000"),
        (PriceLine(label="Day", amount=Decimal("1.999")), "amount", "2 decimal"),
        (PriceLine(label="Day", currency="XXX"), "currency", "XXX"),
        (OfferEquipment(kind="SCREEN", quantity=0), "quantity", "1"),
        (MeetingRoom(name="Hall", area_m2=Decimal("0.5")), "area_m2", "1"),
        (MeetingRoom(name="Hall", ceiling_height_m=Decimal(61)), "ceiling_height_m", "60"),
        (MeetingRoom(name="Hall", seats_banquet=0), "seats_banquet", "1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_number_of_a_row_has_its_limits(row: Any, field: str, words: str) -> None:
    with override("en"):
        with pytest.raises(ValidationError) as caught:
            row.clean_fields(exclude=["offer"])

        assert list(caught.value.message_dict) == [field]
        assert words in caught.value.message_dict[field][0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("participants_min", 0),
        ("participants_max", 100_001),
        ("duration_minutes", 14),
        ("room_count", 20_001),
        ("contact_email", "congres at example.com"),
        ("kind", "PARTY"),
        ("setting", "SPACE"),
    ],
)
def test_a_value_of_an_offer_has_its_limits(field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        new_offer(**{field: value}).clean_fields(exclude=["locale", "content_type", "path", "depth", "url_path"])

    assert field in caught.value.message_dict


def test_an_offer_was_not_verified_tomorrow(destination: Destination) -> None:
    assert_not_verified_tomorrow(add_offer(destination, "Offer", add_index(destination)))
