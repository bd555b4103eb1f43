"""What a browser may load on the front: the site's own files, and the tiles of the map where it has any."""

from urllib.parse import urlsplit

from django.conf import settings


def policy() -> str:
    """Return the Content-Security-Policy of every page."""
    tiles = urlsplit(getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", "") or "")
    # A tile layer names its servers with a placeholder: https://{s}.tiles.example/…
    pictures = f" {tiles.scheme}://{tiles.netloc.replace('{s}', '*')}" if tiles.netloc else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:{pictures}; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )
