"""Paths as the ledger knows them: one short key for every way to write the same path."""

import hashlib

from django.utils.encoding import iri_to_uri, uri_to_iri

from .payload import clean


def path_key(path: str) -> str:
    """Return the key of a path, 32 hex digits; the same with and without a slash at the end, percent-encoded or not.

    A query string is part of the path. Nothing but the key goes into a database, so any text may be asked for.
    """
    same = uri_to_iri(iri_to_uri(clean(path)))
    shorter = same[:-1] if len(same) > 1 and same.endswith("/") else same
    return hashlib.sha256(shorter.encode()).hexdigest()[:32]
