"""Other articles of an article's main section."""

from django.db.models import Q, QuerySet

from destination_cms.graphql.lists.roots import root_of
from destination_cms.graphql.reading.reader import Reader, Record
from destination_cms.models import Publication
from destination_cms.multi_values import holds

from ..index import NewsArticleIndex

KIND = "news_article"
_SECTIONS = NewsArticleIndex.lookup("sections")
_DISPLAYED_AT = NewsArticleIndex.lookup("displayed_at")
_NEWEST_FIRST = (f"-{_DISPLAYED_AT}", f"-{NewsArticleIndex.lookup('uuid')}")

#: The language and the key of a section.
Shelf = tuple[str, str]


def same_section(record: Record, size: int) -> list[Record]:
    """Return the newest articles of an article's main section and language, itself and what it recommends left out.

    One query for the whole batch, whatever number of sections its articles are in.
    """
    shelf = _shelf_of(record)
    if shelf is None:
        return []
    known: dict[Shelf, list[Record]] = record.reader.remembered.setdefault(("same_section", size), {})
    if shelf not in known:
        peers = [peer for peer in (*record.batch, record) if peer.row.kind == KIND]
        wanted = {found for peer in peers if (found := _shelf_of(peer))} - set(known)
        # One more for the article itself.
        spare = 1 + max(len(peer.payload["read_also"]) for peer in peers)
        known.update(_newest(record.reader, wanted, size + spare))
    hidden = {record.key, *(link["content"]["ref"] for link in record.payload["read_also"])}
    return [found for found in known[shelf] if found.key not in hidden][:size]


def _shelf_of(record: Record) -> Shelf | None:
    sections = record.payload["sections"]
    return (record.row.locale, sections[0]["ref"]) if sections else None


def _newest(reader: Reader, shelves: set[Shelf], size: int) -> dict[Shelf, list[Record]]:
    """Return at least the newest of each section, so many, the newest first."""
    chosen = Q(pk__in=[])
    for shelf in shelves:
        chosen |= Q(pk__in=_in_order(reader, shelf).values("pk")[:size])
    rows = reader.public().filter(chosen).order_by(*_NEWEST_FIRST)
    found: dict[Shelf, list[Record]] = {shelf: [] for shelf in shelves}
    for record in reader.batch(rows):
        for section in record.payload["sections"]:
            found.get((record.row.locale, section["ref"]), []).append(record)
    return found


def _in_order(reader: Reader, shelf: Shelf) -> QuerySet[Publication]:
    locale, section = shelf
    # The dates' index is walked from its end: without a date is nothing of the newest.
    found = root_of(KIND).rows(reader.published(), reader.site.pk, locale).filter(**{f"{_DISPLAYED_AT}__isnull": False})
    return found.filter(holds(_SECTIONS, section)).order_by(*_NEWEST_FIRST)
