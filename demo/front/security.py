"""Content-Security-Policy of the front: the site's own files and images, and map tiles where a layer is set."""

from urllib.parse import urlsplit

from django.conf import settings


def policy() -> str:
    """Return the Content-Security-Policy of every page."""
    # Images have absolute addresses on the site's own host, also for a visitor who wrote 127.0.0.1.
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    tiles = urlsplit(getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", "") or "")
    # A tile layer names its servers with a placeholder: https://{s}.tiles.example/…
    pictures = f" {own.scheme}://{own.netloc}"
    pictures += f" {tiles.scheme}://{tiles.netloc.replace('{s}', '*')}" if tiles.netloc else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:{pictures}; media-src 'self' {own.scheme}://{own.netloc}; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
