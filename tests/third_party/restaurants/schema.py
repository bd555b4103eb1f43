"""GraphQL types of restaurants. They read publications only, never the editing side."""

import graphene

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.fields import detail_field, list_field
from destination_cms.graphql.lists.filters import enum_rule, id_rule, number_rule, place_rule, text_rule
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.types.blocks import BodyBlock
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.links import ContentLink
from destination_cms.graphql.types.records import PartType, RecordType

from . import choices
from .index import RestaurantIndex

PriceLevel = enum_of(choices.PriceLevel, "PriceLevel", "Price of a meal.")
Weekday = enum_of(choices.Weekday, "Weekday", "A day of the week.")


class OpeningHours(PartType):
    """Opening hours of a restaurant on one day."""

    weekday = Weekday(required=True, description="The day.")
    opens_at = graphene.String(required=True, description="Local time as HH:MM.")
    closes_at = graphene.String(
        required=True, description="Local time as HH:MM; if less than opensAt, on the next day."
    )


class Restaurant(RecordType):
    """A restaurant."""

    class Meta:
        interfaces = (Content, Node)

    price_level = PriceLevel(required=True, description="Price of a meal.")
    seats = graphene.Int(source="seat_count", description="Number of seats; null if unknown.")
    opening_hours = graphene.List(graphene.NonNull(OpeningHours), required=True, description="Opening hours.")
    location = graphene.Field(GeoPoint, description="Position; null if it has none.")
    address = graphene.String(required=True, description="Postal address on one line; empty if there is none.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")
    links = graphene.List(graphene.NonNull(ContentLink), required=True, description="Related content.")


RESTAURANTS = Listing(
    kind="restaurant",
    name="Restaurant",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug."),
        "price_level": enum_rule(RestaurantIndex.lookup("price_level"), PriceLevel, "By price of a meal."),
        "seats": number_rule(RestaurantIndex.lookup("seat_count"), "By the number of seats."),
        "location": place_rule(),
    },
    columns={"SEATS": number_column(RestaurantIndex.lookup("seat_count"), "By the number of seats.")},
    has_place=True,
)


class RestaurantsQuery(graphene.ObjectType):
    """Restaurants."""

    restaurant = detail_field(
        Restaurant, "restaurant", "One restaurant by id or slug; null if no public restaurant matches."
    )
    restaurants = list_field(connection_of(Restaurant, has_place=True), RESTAURANTS, "Restaurants in one language.")
