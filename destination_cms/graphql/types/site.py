"""Identity of the site."""

from typing import Any

import graphene
from django.conf import settings

from ...models.identity import SocialNetwork as SocialNetworkChoices
from ...projections.kinds import IDENTITY_KIND
from ..reading.lookups import by_slug
from ..reading.reader import Record, reader_of
from ..scalars import URL, Locale, locale_argument
from .enums import enum_of
from .images import ImageUse
from .interfaces import Node
from .records import PartType, RecordType, translations_field

SocialNetwork = enum_of(SocialNetworkChoices, "SocialNetwork", "The network of an account.")


class SocialLink(PartType):
    """An account of the destination on a social network."""

    network = SocialNetwork(required=True, description="Which network it is.")
    url = URL(required=True, description="Whole address of the account.")


class SiteIdentity(RecordType):
    """Identity of the site in one language, for a front-end's header, footer and page head."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, source="title", description="Name of the destination as plain text.")
    locales = graphene.List(
        graphene.NonNull(Locale),
        required=True,
        description="Languages of the site, the main one first: those in which it has a home page.",
    )
    default_locale = Locale(required=True, description="Language of what is asked for without a locale.")
    time_zone = graphene.String(
        required=True,
        description='Time zone of the destination (IANA name, such as "Europe/Paris"); moments are given in UTC.',
    )
    tagline = graphene.String(required=True, description="One sentence as plain text; empty when there is none.")
    contact_email = graphene.String(description="Shared mailbox (RFC 5322 address); null when there is none.")
    phone = graphene.String(description="Phone number as people write it; null when there is none.")
    social_links = graphene.List(
        graphene.NonNull(SocialLink), required=True, description="Accounts on social networks, in the editor's order."
    )
    share_image = graphene.Field(
        ImageUse, description="Image for shared links to pages without one of their own; null when there is none."
    )
    translations = translations_field(lambda: SiteIdentity)

    @staticmethod
    def resolve_locales(record: Record, info: Any) -> list[str]:
        return record.reader.locales

    @staticmethod
    def resolve_default_locale(record: Record, info: Any) -> str:
        return record.reader.site.default_locale

    @staticmethod
    def resolve_time_zone(record: Record, info: Any) -> str:
        return settings.TIME_ZONE


class IdentityQuery(graphene.ObjectType):
    """Identity of the site."""

    site = graphene.Field(
        SiteIdentity,
        description="Identity of the site; null when its editors have not entered one in the language.",
        locale=locale_argument(),
    )

    @staticmethod
    def resolve_site(root: Any, info: Any, locale: str | None = None) -> Record | None:
        reader = reader_of(info)
        return by_slug(reader, IDENTITY_KIND, reader.locale_of(locale), "")
