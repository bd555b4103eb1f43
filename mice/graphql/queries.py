"""Root fields of business offers, with the filters and orders of their list."""

from typing import Any

import graphene
from django.db.models import Q

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.fields import detail_field, list_field
from destination_cms.graphql.lists.filters import (
    Rule,
    enum_rule,
    id_rule,
    member_enum_rule,
    member_text_rule,
    moment_rule,
    number_rule,
    place_rule,
    text_rule,
)
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.lists.references import reference_rule, reference_slug_rule

from ..index import MiceOfferIndex
from .parts import MiceEquipmentKind
from .types import MiceIndex, MiceOffer, MiceOfferKind, MiceSetting

_OFFER = MiceOfferIndex.lookup
_PUBLISHED = "By the time of the last change."


def _fits(people: Any) -> Q:
    smallest, largest = _OFFER("participants_min"), _OFFER("participants_max")
    return (Q(**{f"{smallest}__isnull": True}) | Q(**{f"{smallest}__lte": people})) & (
        Q(**{f"{largest}__isnull": True}) | Q(**{f"{largest}__gte": people})
    )


OFFERS = Listing(
    kind="mice_offer",
    name="MiceOffer",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "kind": enum_rule(_OFFER("kind"), MiceOfferKind, "By kind of offer."),
        "district": reference_rule(_OFFER("district"), "By id of its district."),
        "district_slug": reference_slug_rule(_OFFER("district"), "district", "By slug of its district."),
        "setting": enum_rule(_OFFER("setting"), MiceSetting, "By whether it is indoors or outdoors."),
        "group_size": Rule(
            graphene.Int,
            "Number of people in the group: offers whose smallest and largest group allow it.",
            _fits,
        ),
        "participants_min": number_rule(_OFFER("participants_min"), "By size of the smallest group, in people."),
        "participants_max": number_rule(_OFFER("participants_max"), "By size of the largest group, in people."),
        "duration_minutes": number_rule(_OFFER("duration_minutes"), "By duration in minutes."),
        "room_count": number_rule(_OFFER("room_count"), "By number of hotel rooms."),
        "language": member_text_rule(_OFFER("languages"), "By a language that it is offered in."),
        "equipment": member_enum_rule(_OFFER("equipment"), MiceEquipmentKind, "By available equipment."),
        "seats": number_rule(_OFFER("seats"), "By seats of its largest room, in any layout."),
        "seats_theatre": number_rule(_OFFER("seats_theatre"), "By seats of its largest room in theatre layout."),
        "seats_classroom": number_rule(_OFFER("seats_classroom"), "By seats of its largest room in classroom layout."),
        "seats_boardroom": number_rule(_OFFER("seats_boardroom"), "By seats of its largest room in boardroom layout."),
        "seats_u_shape": number_rule(_OFFER("seats_u_shape"), "By seats of its largest room in U-shape layout."),
        "seats_banquet": number_rule(_OFFER("seats_banquet"), "By seats of its largest room in banquet layout."),
        "seats_cocktail": number_rule(
            _OFFER("seats_cocktail"), "By number of people in its largest room at a standing reception."
        ),
        "location": place_rule(),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    columns={
        "PARTICIPANTS_MAX": number_column(_OFFER("participants_max"), "By size of the largest group, in people."),
        "DURATION": number_column(_OFFER("duration_minutes"), "By duration in minutes."),
        "SEATS": number_column(_OFFER("seats"), "By seats of the largest room."),
        "ROOM_COUNT": number_column(_OFFER("room_count"), "By number of hotel rooms."),
    },
    has_place=True,
)
INDEXES = Listing(
    kind="mice_index",
    name="MiceIndex",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
)


class MiceQuery(graphene.ObjectType):
    """Business offers, and their index pages."""

    mice_offer = detail_field(MiceOffer, "mice_offer", "One offer by id or slug; null if no public offer matches.")
    mice_offers = list_field(connection_of(MiceOffer, has_place=True), OFFERS, "Business offers in one language.")
    mice_index = detail_field(
        MiceIndex, "mice_index", "One index page by id or slug; null if no public index page matches."
    )
    mice_indexes = list_field(connection_of(MiceIndex), INDEXES, "Index pages in one language.")
