"""Organisations: head offices, companies, institutions and associations."""

import graphene

from ...models import OrganisationIndex
from ...models.organisations import OrganisationKind as OrganisationKindChoices
from ...models.organisations import OrganisationVisits as OrganisationVisitsChoices
from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import enum_rule, id_rule, place_rule, text_rule
from ..lists.listing import Listing
from ..lists.references import reference_rule, reference_slug_rule
from ..scalars import URL, Locale
from .districts import District
from .enums import enum_of
from .geo import GeoPoint
from .images import ImageUse
from .node import Node
from .records import RecordType, translations_field
from .statements import unless_stated

__all__ = ["Organisation", "OrganisationsQuery"]

OrganisationKind = enum_of(OrganisationKindChoices, "OrganisationKind", "Type of an organisation.")
OrganisationVisits = enum_of(OrganisationVisitsChoices, "OrganisationVisits", "Whether an organisation can be visited.")


class Organisation(RecordType):
    """A company, an institution or an association."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"slug"})

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, source="title", description="Name as plain text.")
    slug = graphene.String(required=True, description="URL slug.")
    organisation_kind = OrganisationKind(required=True, source="kind", description="Type of organisation.")
    legal_name = graphene.String(description="Name as it is registered; null if it is not stated.")
    siret = graphene.String(
        description="SIRET, the 14 digits of its establishment in the French register; null if it is not stated."
    )
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )
    website = URL(description="Its website; null if there is none.")
    logo = graphene.Field(ImageUse, description="Its logo; null when it has none.")
    address = graphene.String(required=True, description="Postal address on one line; empty if there is none.")
    location = graphene.Field(GeoPoint, description="Position; null if it is not known.")
    district = graphene.Field(District, description="District in which it lies; null if none is set.")
    visits = unless_stated(OrganisationVisits, "Whether it can be visited.")
    visit_note = graphene.String(description="How to visit it, as plain text; null if it is not stated.")
    translations = translations_field(lambda: Organisation)


_ORGANISATION = OrganisationIndex.lookup

ORGANISATIONS = Listing(
    kind="organisation",
    name="Organisation",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the URL slug."),
        "kind": enum_rule(_ORGANISATION("kind"), OrganisationKind, "By type."),
        "visits": enum_rule(_ORGANISATION("visits"), OrganisationVisits, "By whether it can be visited."),
        "district": reference_rule(_ORGANISATION("district"), "By id of its district."),
        "district_slug": reference_slug_rule(_ORGANISATION("district"), "district", "By slug of its district."),
        "location": place_rule(),
    },
    has_place=True,
    has_dates=False,
)


class OrganisationsQuery(graphene.ObjectType):
    """Head offices, companies, institutions and associations."""

    organisation = detail_field(
        Organisation, "organisation", "One organisation by id or slug; null if no public one matches."
    )
    organisations = list_field(
        connection_of(Organisation, has_place=True), ORGANISATIONS, "Organisations in one language, by name."
    )
