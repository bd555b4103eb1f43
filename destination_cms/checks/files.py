"""E030 to E032, W030 to W032: publicly readable files, and addresses that expire."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.db import router
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction

from ..conf import get_settings
from ..images.fields import OriginalImageField
from ..images.storage import address_of, base_of, is_expiring, is_public
from .scheduler import table_names

#: What a browser may run in the address of the site that it comes from.
ACTIVE_TYPES = frozenset(
    {
        "application/javascript",
        "application/xhtml+xml",
        "application/xml",
        "image/svg+xml",
        "text/html",
        "text/javascript",
        "text/xml",
    }
)
_GUIDE = "See 'Files' in docs/how-to/add-to-a-site.md; manage.py move_private_files moves what is there."


def check_originals(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E030, W030: whoever knows an original's name can fetch it, also when its image is private."""
    model = get_image_model()
    field = model._meta.get_field("file")
    if not is_public(field.storage):
        return []
    sentence = (
        f"Originals of {model._meta.label} have public addresses: what is private, withdrawn or past its rights too."
    )
    if isinstance(field, OriginalImageField):
        hint = f'Add the alias "destination_originals" to STORAGES. {_GUIDE}'
        return [Error(sentence, hint=hint, id="destination_cms.E030")]
    return [CheckWarning(sentence, hint=_GUIDE, id="destination_cms.W030")]


def check_documents(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W031: documents can be fetched past Wagtail's view, which asks whether they are private."""
    model = get_document_model()
    is_direct = getattr(settings, "WAGTAILDOCS_SERVE_METHOD", None) == "direct"
    if not is_direct and not is_public(model._meta.get_field("file").storage):
        return []
    fault = 'WAGTAILDOCS_SERVE_METHOD is "direct"' if is_direct else "their storage has public addresses"
    return [
        CheckWarning(
            f"Documents of {model._meta.label} are served past the view that asks who may read them: {fault}.",
            hint=_GUIDE,
            id="destination_cms.W031",
        )
    ]


def check_active_documents(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W032: a document that a browser runs is shown inside the site's own address."""
    inline = {*getattr(settings, "WAGTAILDOCS_INLINE_CONTENT_TYPES", ())} & ACTIVE_TYPES
    is_open = not getattr(settings, "WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT", True)
    faults = [f"WAGTAILDOCS_INLINE_CONTENT_TYPES lists {', '.join(sorted(inline))}"] if inline else []
    faults += ["WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT is False"] if is_open else []
    return [
        CheckWarning(
            f"A script in an uploaded document may run in the name of its reader: {fault}.",
            hint="Leave the setting at Wagtail's default: active types are downloads then.",
            id="destination_cms.W032",
        )
        for fault in faults
    ]


def check_addresses(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E031: the addresses of public files expire, or do not exist."""
    storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
    if get_settings()["MEDIA_URL"]:
        return []
    if not address_of(storage):
        fault = "have no addresses: their storage is private"
    elif is_expiring(storage):
        fault = "have addresses that expire: they are signed, or differ at each call"
    elif not base_of(storage):
        fault = "have addresses that do not end with the name of the file"
    else:
        return []
    return [
        Error(
            f"Renditions of images {fault}. Caches and apps keep addresses for longer.",
            hint=(
                "Give renditions a storage with public addresses, by WAGTAILIMAGES_RENDITION_STORAGE (for S3, one with "
                'querystring_auth = False), or say in DESTINATION_CMS["MEDIA_URL"] where the files are fetched.'
            ),
            id="destination_cms.E031",
        )
    ]


def check_private_collections(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """E032: there are private collections, and the files in them are public. A database check."""
    alias = router.db_for_read(CollectionViewRestriction)
    if alias not in (databases or ()) or CollectionViewRestriction._meta.db_table not in table_names(alias):
        return []
    public = [
        model._meta.label
        for model in (get_image_model(), get_document_model())
        if is_public(model._meta.get_field("file").storage)
    ]
    if not public or not CollectionViewRestriction.objects.exists():
        return []
    return [
        Error(
            f"Collections are private here, and the files of {' and '.join(public)} have public addresses.",
            hint=_GUIDE,
            id="destination_cms.E032",
        )
    ]
