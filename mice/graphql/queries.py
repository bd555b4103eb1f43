"""Root fields of business offers, and what their list is filtered and ordered by."""

from typing import Any

import graphene
from django.db.models import Q

from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.filters import (
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
from destination_cms.graphql.listing import Listing
from destination_cms.graphql.ordering import number_column
from destination_cms.graphql.queries import detail_field, list_field

from ..index import MiceOfferIndex
from .rows import MiceEquipmentKind
from .types import MiceIndex, MiceOffer, MiceOfferKind, MiceSetting

_OFFER = MiceOfferIndex.lookup
_PUBLISHED = "By the moment of the last change."


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
        "slug": text_rule("slug", "By the last part of the path."),
        "kind": enum_rule(_OFFER("kind"), MiceOfferKind, "By what is offered."),
        "setting": enum_rule(_OFFER("setting"), MiceSetting, "By whether it is indoors or outdoors."),
        "group_size": Rule(
            graphene.Int,
            "The number of people in the group: those offers that neither ask for more nor admit fewer.",
            _fits,
        ),
        "participants_min": number_rule(_OFFER("participants_min"), "By the smallest group, in people."),
        "participants_max": number_rule(_OFFER("participants_max"), "By the largest group, in people."),
        "duration_minutes": number_rule(_OFFER("duration_minutes"), "By duration in minutes."),
        "room_count": number_rule(_OFFER("room_count"), "By the number of hotel rooms."),
        "language": member_text_rule(_OFFER("languages"), "By a language in which it is held."),
        "equipment": member_enum_rule(_OFFER("equipment"), MiceEquipmentKind, "By equipment that is at hand."),
        "seats": number_rule(_OFFER("seats"), "By the seats of its largest room, in whatever layout."),
        "seats_theatre": number_rule(_OFFER("seats_theatre"), "By the seats of its largest room as a theatre."),
        "seats_classroom": number_rule(_OFFER("seats_classroom"), "By the seats of its largest room as a classroom."),
        "seats_boardroom": number_rule(_OFFER("seats_boardroom"), "By the seats of its largest room as a boardroom."),
        "seats_u_shape": number_rule(_OFFER("seats_u_shape"), "By the seats of its largest room in a U-shape."),
        "seats_banquet": number_rule(_OFFER("seats_banquet"), "By the seats of its largest room for a banquet."),
        "seats_cocktail": number_rule(
            _OFFER("seats_cocktail"), "By the people in its largest room at a standing reception."
        ),
        "location": place_rule(),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    columns={
        "PARTICIPANTS_MAX": number_column(_OFFER("participants_max"), "By the largest group, in people."),
        "DURATION": number_column(_OFFER("duration_minutes"), "By duration in minutes."),
        "SEATS": number_column(_OFFER("seats"), "By the seats of the largest room."),
        "ROOM_COUNT": number_column(_OFFER("room_count"), "By the number of hotel rooms."),
    },
    has_place=True,
)
INDEXES = Listing(
    kind="mice_index",
    name="MiceIndex",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the last part of the path."),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
)


class MiceQuery(graphene.ObjectType):
    """Business offers, and the pages that introduce them."""

    mice_offer = detail_field(MiceOffer, "mice_offer", "One offer by id or slug; null when nothing public has it.")
    mice_offers = list_field(connection_of(MiceOffer, has_place=True), OFFERS, "Business offers of a language.")
    mice_index = detail_field(MiceIndex, "mice_index", "One index page by id or slug; null when nothing public has it.")
    mice_indexes = list_field(connection_of(MiceIndex), INDEXES, "Index pages of a language.")
