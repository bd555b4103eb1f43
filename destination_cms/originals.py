"""The storage of uploaded originals, which have no public address."""

from django.core.files.storage import Storage, default_storage, storages

__all__ = ["ORIGINALS_ALIAS", "originals_storage"]

#: The alias in ``STORAGES`` under which our models keep their originals.
ORIGINALS_ALIAS = "destination_originals"


def originals_storage() -> Storage:
    """Return the storage of originals: that of the alias, or else the default storage, which check E030 looks at."""
    return storages[ORIGINALS_ALIAS] if ORIGINALS_ALIAS in storages.backends else default_storage
