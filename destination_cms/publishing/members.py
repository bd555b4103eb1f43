"""Keep the members of publications in step with what is written: by them lists and reverse references are read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..compiled_queries import query_in
from ..compiled_writes import Conflict, insert_rows
from ..models import Publication, PublicationMember
from ..models.publication_members import link_members, link_terms, members_of

_SAME_MEMBER = Conflict(("term", "site", "locale", "publication"), ("title_key",))


@dataclass(slots=True)
class MemberChanges:
    """Members that are to be written.

    Attributes:
        publications: primary keys of those whose members become equal to ``wanted``.
        wanted: by publication and term.
        stale: terms that others show no more, by publication.
    """

    publications: set[int] = field(default_factory=set)
    wanted: dict[tuple[int, str], PublicationMember] = field(default_factory=dict)
    stale: dict[int, set[str]] = field(default_factory=dict)

    def replace(self, publication: Publication, rows: Iterable[Any]) -> None:
        """Give a publication the members of its index rows, and those of what it shows."""
        self.publications.add(publication.pk)
        for row in rows:
            self._want(members_of(row))
        self._want(link_members(publication))

    def shorten(self, publication: Publication, stored: Publication | None) -> None:
        """Take from a publication what it shows no more; its index rows stay as they are.

        A last good version only loses what it shows.
        """
        if stored is not None and (gone := link_terms(stored) - link_terms(publication)):
            self.stale[publication.pk] = gone

    def forget(self, publication: int) -> None:
        """Take all members from a publication that is gone."""
        self.publications.add(publication)

    def save(self) -> None:
        """Write the changes."""
        stale, fresh = self._differing()
        if stale:
            PublicationMember.objects.filter(pk__in=[pk for _, pk in stale]).delete()
        for publication, terms in self.stale.items():
            PublicationMember.objects.filter(publication=publication, term__in=terms).delete()
        insert_rows(PublicationMember, fresh, _SAME_MEMBER)

    def count(self) -> int:
        """Return how many publications have other members than they are to have."""
        stale, fresh = self._differing()
        return len({publication for publication, _ in stale} | {member.publication_id for member in fresh})

    def _differing(self) -> tuple[list[tuple[int, int]], list[PublicationMember]]:
        """Return what is stored and not wanted, by publication and primary key, and what is wanted and not stored."""
        stored = {(publication, term): (pk, title_key) for publication, term, title_key, pk in self._stored()}
        stale = [(key[0], pk) for key, (pk, _) in stored.items() if key not in self.wanted]
        fresh = [
            member for key, member in self.wanted.items() if key not in stored or stored[key][1] != member.title_key
        ]
        return stale, fresh

    def _want(self, members: Iterable[PublicationMember]) -> None:
        self.wanted.update({(member.publication_id, member.term): member for member in members})

    def _stored(self) -> Iterable[Any]:
        if not self.publications:
            return ()
        return query_in(
            PublicationMember,
            "of publications",
            lambda pks: PublicationMember.objects.filter(publication__id__in=pks),
            ("publication", "term", "title_key", "pk"),
            (Publication._meta.pk, self.publications),
        ).records()
