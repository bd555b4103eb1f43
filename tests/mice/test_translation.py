"""What a translator is given of an offer."""

from decimal import Decimal

from destination_cms.translations.fields import fields_of
from mice.models import MeetingRoom, MiceOfferPage, OfferEquipment, OfferLink, PriceLine
from tests.core.translations.bilingual import state_of
from tests.destination import Destination, fresh, publish
from tests.translators import Translator, public

from .offers import add_index, new_offer


def test_rooms_prices_and_links_of_an_offer_are_translated(destination: Destination) -> None:
    translator = Translator(destination)
    translator.begin(destination.home)
    translator.publish(destination.home)
    mill = destination.spot("Moulin")
    index = add_index(destination, "Affaires")
    offer = new_offer("Salle")
    offer.rooms = [MeetingRoom(name="Grande salle", seats_theatre=90)]
    offer.links = [OfferLink(content=mill, label="Le moulin", note="Tout près")]
    offer = destination._add(offer, index)
    for page in (mill, index, offer):
        translator.begin(page)
    room, link = offer.rooms.get(), offer.links.get()

    translator.write(
        offer, **{f"{room.translation_key}.name": "Great hall", f"{link.translation_key}.note": "Close by"}
    )
    translator.publish(mill)
    translator.publish(index)
    translator.publish(offer)

    told = public(offer)
    assert [(room["name"], room["capacities"]) for room in told["rooms"]] == [
        ("Great hall", [{"layout": "THEATRE", "seats": 90}])
    ]
    assert [(link["label"], link["note"]) for link in told["links"]] == [("Le moulin", "Close by")]


def test_rooms_and_prices_follow_their_source_and_keep_their_words(destination: Destination) -> None:
    offer = new_offer("Salle", participants_max=90)
    offer.rooms = [MeetingRoom(name="Grande salle", seats_theatre=90), MeetingRoom(name="Petite salle", sort_order=1)]
    offer.price_lines = [PriceLine(label="Journée", amount=Decimal(400))]
    offer.equipment = [OfferEquipment(kind="SCREEN", quantity=1)]
    offer = destination._add(offer)
    english = fresh(offer).copy_for_translation(destination.en, copy_parents=True)
    rooms, prices = list(english.rooms.all()), list(english.price_lines.all())
    rooms[0].name, rooms[1].name, prices[0].label = "Great hall", "Small room", "Day"
    english = publish(english, title="Hall", rooms=rooms, price_lines=prices)

    rooms, prices = list(fresh(offer).rooms.all()), list(fresh(offer).price_lines.all())
    rooms[0].seats_theatre, rooms[0].daylight, prices[0].amount = 80, "YES", Decimal("450.50")
    publish(
        offer,
        rooms=[rooms[0]],
        price_lines=[PriceLine(label="Demi-journée", amount=Decimal(200)), *prices],
        equipment=[OfferEquipment(kind="TABLET", quantity=20), OfferEquipment(kind="SCREEN", quantity=2, sort_order=1)],
        participants_max=80,
    )

    told = public(offer)
    assert [(room["name"], room["daylight"], room["capacities"]) for room in told["rooms"]] == [
        ("Great hall", "YES", [{"layout": "THEATRE", "seats": 80}])
    ]
    assert {price["label"]: price["amount"] for price in told["prices"]} == {"Demi-journée": "200.00", "Day": "450.50"}
    assert [(item["kind"], item["quantity"]) for item in told["equipment"]] == [("TABLET", 20), ("SCREEN", 2)]
    assert (told["participants_max"], told["is_translation_outdated"]) == (80, True)
    assert {path.rpartition(".")[2] for path in state_of(english).changed} == {"label"}


def test_numbers_of_rooms_and_prices_follow_and_an_email_address_may_be_overridden() -> None:
    room, price, offer = (fields_of(model) for model in (MeetingRoom, PriceLine, MiceOfferPage))

    assert [field.name for field in room.texts] == ["name"]
    assert [field.name for field in price.texts] == ["label"]
    assert {"seats_theatre", "daylight", "fire_safety_max"} <= {field.name for field in room.facts}
    assert {field.name for field in offer.overridable} == {"contact_email", "address"}
    assert fields_of(OfferEquipment).texts == ()
