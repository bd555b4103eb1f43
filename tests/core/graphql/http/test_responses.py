"""Which media type a client gets for its Accept header, and how long it may keep an answer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from graphql import GraphQLError

from destination_cms.graphql.http.responses import (
    HTML,
    LEGACY_JSON,
    RESPONSE_JSON,
    formatted,
    make_cacheable,
    negotiate,
    refusal,
)

NOW = datetime(2026, 7, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, LEGACY_JSON),
        ("", LEGACY_JSON),
        ("*/*", LEGACY_JSON),
        ("application/*", LEGACY_JSON),
        ("application/json", LEGACY_JSON),
        ("application/graphql-response+json", RESPONSE_JSON),
        ("application/graphql-response+json, application/json;q=0.9", RESPONSE_JSON),
        ("application/json, application/graphql-response+json", LEGACY_JSON),
        ("application/json;q=0.5, application/graphql-response+json", RESPONSE_JSON),
        ("Application/JSON; charset=utf-8", LEGACY_JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
        ("application/json;q=0", None),
        ("application/json;q=much, */*;q=0.1", LEGACY_JSON),
        ("image/png", None),
    ],
)
def test_a_client_gets_the_type_that_it_likes_best(accept: str | None, media_type: str | None) -> None:
    assert negotiate(accept) == media_type


def test_an_endless_header_is_read_to_a_bound() -> None:
    assert negotiate("image/png," * 100 + "application/json") is None


@pytest.mark.parametrize(("media_type", "status"), [(LEGACY_JSON, 200), (RESPONSE_JSON, 400)])
def test_a_refused_query_has_the_status_of_its_media_type(media_type: str, status: int) -> None:
    response = refusal([{"message": "No."}], media_type)

    assert response.status_code == status
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("seconds_left", "fresh", "stale"),
    [(None, 30, 300), (10_000, 30, 300), (200, 30, 170), (20, 20, 0), (0, 0, 0), (-5, 0, 0)],
)
def test_no_answer_is_kept_past_the_moment_when_something_ends(
    settings: object, seconds_left: int | None, fresh: int, stale: int
) -> None:
    settings.DESTINATION_CMS = {"CACHE_SECONDS": 30, "STALE_SECONDS": 300}  # type: ignore[attr-defined]
    response = HttpResponse()

    make_cacheable(response, '"tag"', NOW, None if seconds_left is None else NOW + timedelta(seconds=seconds_left))

    assert response["Cache-Control"] == f"public, max-age={fresh}, stale-while-revalidate={stale}"
    assert response["ETag"] == '"tag"'


def test_an_error_of_ours_is_told_and_another_is_masked() -> None:
    told = formatted(GraphQLError("Give one of them.", original_error=GraphQLError("x", extensions={"code": "OURS"})))
    masked = formatted(GraphQLError("secret", original_error=KeyError("secret")))

    assert told["extensions"]["code"] == "OURS"
    assert masked["extensions"] == {"code": "INTERNAL_ERROR"}
    assert "secret" not in masked["message"]
