"""Districts: parts of the town, with their outlines and facts."""

import graphene

from ...models.districts import DistrictKind as DistrictKindChoices
from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import id_rule, text_rule
from ..lists.listing import Listing
from ..scalars import Locale
from .availability import AVAILABILITY_KEYS, notices_field, status_field
from .blocks import RichText
from .enums import enum_of
from .facts import facts_field
from .images import ImageUse
from .node import Node
from .records import RecordType, translations_field
from .referring import referrers_field
from .stored_keys import text_key

__all__ = ["District", "DistrictsQuery"]

DistrictKind = enum_of(DistrictKindChoices, "DistrictKind", "Type of area.")


#: By name: organisations lead to their district.
_ORGANISATION = f"{__package__}.organisations.Organisation"


class District(RecordType):
    """A part of the town."""

    class Meta:
        interfaces = (Node,)

    other_keys = {"slug": text_key("URL slug."), **AVAILABILITY_KEYS}

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, source="title", description="Name as plain text.")
    slug = graphene.String(required=True, description="URL slug.")
    district_kind = DistrictKind(required=True, source="kind", description="Type of area.")
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )
    cover = graphene.Field(ImageUse, description="An image of it; null when it has none.")
    text = graphene.Field(RichText, description="A longer text; null when there is none.")
    facts = facts_field("the district")
    outline = graphene.String(
        description="Its outline as text: a GeoJSON Polygon (RFC 7946) of one ring; null if it is not known."
    )
    notices = notices_field("the district as a whole, or a place in it")
    status = status_field("the district")
    organisations = referrers_field(_ORGANISATION, "organisation", "Organisations that have their address in it")
    translations = translations_field(lambda: District)


DISTRICTS = Listing(
    kind="district",
    name="District",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the URL slug.")},
    has_dates=False,
)


class DistrictsQuery(graphene.ObjectType):
    """Districts that something public lies in."""

    district = detail_field(District, "district", "One district by id or slug; null when nothing public lies in it.")
    districts = list_field(
        connection_of(District), DISTRICTS, "Districts in one language, while something public lies in them."
    )
