"""The declaration of the restaurants vertical."""

from destination_cms.verticals import Kind, Vertical

from .content_warnings import RESTAURANT_WARNINGS
from .index import RestaurantIndex
from .models import RestaurantPage
from .projection import VERSION, project_restaurant
from .schema import Restaurant, RestaurantsQuery

vertical = Vertical(
    name="restaurants",
    description="Restaurants.",
    kinds=(
        Kind(
            name="restaurant",
            model=RestaurantPage,
            project=project_restaurant,
            index=RestaurantIndex,
            version=VERSION,
            graphql_type="Restaurant",
            prefetch=("opening_hours", "links"),
            listing_filters=("price_level",),
            warnings=RESTAURANT_WARNINGS,
            description="Restaurants with their opening hours.",
        ),
    ),
    query=RestaurantsQuery,
    types=(Restaurant,),
)
