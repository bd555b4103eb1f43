"""Content-Security-Policy of the front: the site's own files and images, and map tiles where a layer is set."""

from urllib.parse import urlsplit

from django.conf import settings

#: Of the one style element that the vendored model-viewer writes into its own shadow tree.
VIEWER_STYLE = "sha256-PXtZZkJMMyc18o/DN1ZEFOJ2qEGq95IQbVaJFMOXOb0="


def policy(*, has_models: bool = False) -> str:
    """Return the Content-Security-Policy of a page.

    Args:
        has_models: whether the page offers a model in three dimensions; its viewer has a style element of its own, and
            reads the textures in a model's file from blob addresses. It needs no WebAssembly, no worker, no other host.
    """
    # Images have absolute addresses on the site's own host, also for a visitor who wrote 127.0.0.1.
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    tiles = urlsplit(getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", "") or "")
    # A tile layer names its servers with a placeholder: https://{s}.tiles.example/…
    pictures = f" {own.scheme}://{own.netloc}"
    pictures += f" {tiles.scheme}://{tiles.netloc.replace('{s}', '*')}" if tiles.netloc else ""
    blobs = " blob:" if has_models else ""
    style = f" '{VIEWER_STYLE}'" if has_models else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{style}; connect-src 'self'{blobs}; "
        f"img-src 'self' data:{blobs}{pictures}; media-src 'self' {own.scheme}://{own.netloc}; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    )
