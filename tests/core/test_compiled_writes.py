"""Writes that are compiled once, compared with what Django writes."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from destination_cms.compiled_queries import Parameter
from destination_cms.compiled_writes import Conflict, insert_rows, update_rows
from destination_cms.models import HeadStamp, LedgerSite, Mark, PublicPath, Tally

pytestmark = pytest.mark.django_db

SAME = Conflict(("site", "kind", "locale"), ("count", "checksum"))


def tally(count: int, locale: str = "fr") -> Tally:
    return Tally(site=1, kind="spot", locale=locale, count=count, checksum=f"{count:x}")


def stored(model: Any, *names: str) -> list[tuple[Any, ...]]:
    return list(model.objects.order_by(*names).values_list(*names))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_rows_are_inserted_and_know_their_keys(count: int) -> None:
    rows = [Mark(scope="SOURCE", target=f"page:{number}") for number in range(count)]
    insert_rows(Mark, rows)

    assert {row.pk: (row.target, row.created_at) for row in rows} == {
        row.pk: (row.target, row.created_at) for row in Mark.objects.all()
    }


@pytest.mark.parametrize("locales", [["fr"], ["fr", "en"]])
def test_a_row_of_the_same_key_is_replaced(locales: list[str]) -> None:
    first, second = [tally(1, each) for each in locales], [tally(2, each) for each in locales]
    insert_rows(Tally, first, SAME)
    insert_rows(Tally, second, SAME)

    assert [row.pk for row in second] == [row.pk for row in first]
    assert stored(Tally, "locale", "count", "checksum") == [(each, 2, "2") for each in sorted(locales)]


@pytest.mark.parametrize("sites", [[1], [1, 2]])
def test_a_row_that_is_there_already_is_left_alone(sites: list[int]) -> None:
    for _ in range(2):
        insert_rows(PublicPath, [PublicPath(site=site, path_digest="a") for site in sites], Conflict())
    assert stored(PublicPath, "site", "path_digest") == [(site, "a") for site in sites]


def test_one_row_of_a_kind_takes_one_statement() -> None:
    insert_rows(HeadStamp, [HeadStamp(sequence=1)])
    with CaptureQueriesContext(connection) as queries:
        insert_rows(HeadStamp, [HeadStamp(stamp="given", sequence=2)])
    assert len(queries) == 1
    assert HeadStamp.objects.get(stamp="given").sequence == 2


def test_a_value_that_the_database_computes_is_written_as_django_does() -> None:
    insert_rows(Mark, [Mark(scope="SOURCE", target=Upper(Value("page")))])
    assert stored(Mark, "target") == [("PAGE",)]


def test_json_is_written_as_django_does() -> None:
    row = LedgerSite(site=1, hostname="a", port=80, default_locale="fr", locales=["fr"], prefixes={"fr": "/fr"})
    insert_rows(LedgerSite, [row])
    found = LedgerSite.objects.get()
    assert (found.locales, found.prefixes) == (["fr"], {"fr": "/fr"})


def test_a_conflict_that_was_not_foreseen_is_an_error_that_ends_the_transaction() -> None:
    insert_rows(Tally, [tally(1)])
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert_rows(Tally, [tally(2)])
        assert transaction.get_rollback()


def test_an_update_is_given_other_values_each_time() -> None:
    insert_rows(Tally, [tally(1), tally(1, "en")])
    count, locale = Tally._meta.get_field("count"), Tally._meta.get_field("locale")
    for locale_code, value in (("fr", 5), ("en", 7)):
        update_rows(
            Tally,
            "test",
            lambda: Tally.objects.filter(locale__in=[Parameter(locale)]),
            lambda: {"count": F("count") + Parameter(count)},
            {"count": value, "locale": locale_code},
        )
    assert stored(Tally, "locale", "count") == [("en", 8), ("fr", 6)]
