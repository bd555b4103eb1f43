"""The plugin's settings: one dictionary ``DESTINATION_CMS`` in Django's settings."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict, cast

from django.conf import settings
from django.core.signals import setting_changed

SETTING_NAME = "DESTINATION_CMS"


class Settings(TypedDict):
    """Every key, with its unit."""

    #: Front-end address per site host name, for example {"www.example.org": "https://visit.example.org"}.
    #: A site that is not named here uses its own address.
    FRONTEND_URLS: Mapping[str, str]
    #: What the front-end puts before the paths of a language, by site host name and language, for example
    #: {"www.example.org": {"fr": "", "en": "/en"}}. A language that is not named has the paths of Wagtail's URLconf.
    FRONTEND_PREFIXES: Mapping[str, Mapping[str, str]]
    #: Address that the names of public files are put behind, for example "https://cdn.example.org/media/".
    #: Empty for the one of their storage, on the site's own host where the storage names none.
    MEDIA_URL: str
    #: Put before every public address of the plugin, for example "api" for /api/graphql/. No slashes at the ends.
    URL_PREFIX: str
    #: Records on a page of the sync feed when the client names no limit, and the most it may ask for.
    SYNC_PAGE_SIZE: int
    SYNC_MAX_PAGE_SIZE: int
    #: Days that a tombstone is kept; a client with an older sync token must start again.
    TOMBSTONE_DAYS: int
    #: Sources that one transaction of a sweep plans at most, referrers not counted.
    SWEEP_BATCH_SIZE: int
    #: Nodes in a GraphQL list when the query names no number, and the most it may ask for.
    DEFAULT_PAGE_SIZE: int
    MAX_PAGE_SIZE: int
    #: Bytes of a GraphQL request's body at most.
    MAX_QUERY_BYTES: int
    #: Limits of one GraphQL query: words of its text, levels, aliases, fields at the root, fields with
    #: every fragment written out, and cost (objects, pages counted at their full size).
    MAX_TOKENS: int
    MAX_DEPTH: int
    MAX_ALIASES: int
    MAX_ROOT_FIELDS: int
    MAX_FIELDS: int
    MAX_COST: int
    #: Whether clients may ask for the schema itself, and whether a browser is shown GraphiQL.
    INTROSPECTION: bool
    GRAPHIQL: bool
    #: Seconds that a GraphQL answer to a GET may be kept, and used stale while it is fetched again.
    CACHE_SECONDS: int
    STALE_SECONDS: int
    #: Header in which a proxy in front of the site puts the network address of the client, for example
    #: "X-Forwarded-For", of which the last address is taken; mutations are counted by it. Empty for the address of the
    #: connection. Clients can send any header: name one only if the proxy replaces it or adds to it.
    CLIENT_ADDRESS_HEADER: str
    #: Origins whose scripts may read the API, for example "https://visit.example.org"; "*" for all.
    CORS_ORIGINS: Sequence[str]
    #: Wagtail rendition specification, without a format, for each named preset of an image, in pixels.
    #: Replaces the three of the core; those that verticals add (Vertical.image_presets) join it.
    IMAGE_PRESETS: Mapping[str, str]
    #: Scales at which each preset is made, for srcset; never enlarged.
    IMAGE_FACTORS: Sequence[float]
    #: File formats, best first: "avif" (made by a worker only), "webp", "jpeg".
    IMAGE_FORMATS: Sequence[str]
    #: Minutes that a file stays where it was after it stopped being public, for caches and readers who have its
    #: address.
    FILE_GRACE_MINUTES: int
    #: Minutes after which a missing run of publish_scheduled is reported.
    SCHEDULER_LATE_MINUTES: int
    #: GeoJSON file that the maps of the admin are drawn on where there is no tile layer: the name of a static file, for
    #: example "maps/base.json", or an address. Empty for a plain map.
    MAP_BASE: str
    #: ISO 3166-1 code of the country whose public holidays opening hours mean. Empty if none is known: then hours that
    #: differ on public holidays are not evaluated.
    COUNTRY: str
    #: Log what verticals register.
    TRACE: bool


DEFAULTS: Settings = {
    "FRONTEND_URLS": {},
    "FRONTEND_PREFIXES": {},
    "MEDIA_URL": "",
    "URL_PREFIX": "",
    "SYNC_PAGE_SIZE": 100,
    "SYNC_MAX_PAGE_SIZE": 500,
    "TOMBSTONE_DAYS": 400,
    "SWEEP_BATCH_SIZE": 100,
    "DEFAULT_PAGE_SIZE": 20,
    "MAX_PAGE_SIZE": 500,
    "MAX_QUERY_BYTES": 64_000,
    "MAX_TOKENS": 4_000,
    "MAX_DEPTH": 15,
    "MAX_ALIASES": 60,
    "MAX_ROOT_FIELDS": 20,
    "MAX_FIELDS": 1_000,
    "MAX_COST": 20_000,
    "INTROSPECTION": True,
    "GRAPHIQL": True,
    "CACHE_SECONDS": 30,
    "STALE_SECONDS": 60,
    "CLIENT_ADDRESS_HEADER": "",
    "CORS_ORIGINS": ["*"],
    "IMAGE_PRESETS": {
        "THUMBNAIL": "fill-320x240",
        "CARD": "fill-800x600",
        "HERO": "max-1600x1600",
    },
    "IMAGE_FACTORS": [0.5, 1],
    "IMAGE_FORMATS": ["avif", "webp", "jpeg"],
    "FILE_GRACE_MINUTES": 60,
    "SCHEDULER_LATE_MINUTES": 60,
    "MAP_BASE": "",
    "COUNTRY": "FR",
    "TRACE": False,
}


def configured() -> Mapping[str, Any]:
    """Return the dictionary as the site wrote it, without defaults."""
    value = getattr(settings, SETTING_NAME, {})
    return value if isinstance(value, Mapping) else {}


@cache
def get_settings() -> Settings:
    """Return the settings with defaults filled in. System checks report what is wrong in them."""
    return cast(Settings, {**DEFAULTS, **configured()})


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting == SETTING_NAME:
        get_settings.cache_clear()


setting_changed.connect(_forget, dispatch_uid="destination_cms.conf")
