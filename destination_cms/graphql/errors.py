"""Refusals of queries that ask for too much; each names its limit."""

from graphql import GraphQLError

from ..conf import get_settings


class QueryRefused(GraphQLError):
    """The query asks for too much; the message names the limit."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message, extensions={"code": code})


def too_complex(message: str) -> QueryRefused:
    """Return a refusal of a query whose text or cost is too large."""
    return QueryRefused(message, "QUERY_TOO_COMPLEX")


def same_too_often() -> QueryRefused:
    """Return the refusal of a query whose selections of the same name take long to merge."""
    return too_complex("The query selects the same too often.")


def too_deep() -> QueryRefused:
    """Return the refusal of a query with too many levels."""
    return QueryRefused(f"The query is nested more than {get_settings()['MAX_DEPTH']} levels deep.", "QUERY_TOO_DEEP")


def too_many_fields() -> QueryRefused:
    """Return the refusal of a query that selects too much, every fragment written out."""
    return too_complex(f"The query selects more than {get_settings()['MAX_FIELDS']} fields.")


def too_many_root_fields() -> QueryRefused:
    """Return the refusal of a query that asks for too many things at once."""
    most = get_settings()["MAX_ROOT_FIELDS"]
    return QueryRefused(f"The query has more than {most} root fields.", "TOO_MANY_ROOT_FIELDS")


def check_page_size(size: int) -> None:
    """Check that a page is not too large.

    Raises:
        QueryRefused: the page is too large.
    """
    most = get_settings()["MAX_PAGE_SIZE"]
    if size > most:
        raise QueryRefused(f"A page has at most {most} nodes.", "PAGE_TOO_LARGE")
