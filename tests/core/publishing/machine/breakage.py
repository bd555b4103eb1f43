"""Pages whose stored text cannot be read: what they have to go on showing."""

from dataclasses import dataclass, field

from wagtail.models import Site

from .oracle import Oracle, Public, Shown


@dataclass
class Breakage:
    """By page and site, the last good version of what is broken, less what has gone since.

    Attributes:
        held: what each broken page shows on each site where it has been public ever since it broke.
        bodies: the text to heal it with.
    """

    held: dict[int, dict[int, Shown]] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)

    @property
    def pks(self) -> list[int]:
        return list(self.bodies)

    def of(self, site: Site) -> dict[int, Shown]:
        """Return what the broken pages show on a site."""
        return {pk: by_site[site.pk] for pk, by_site in self.held.items() if site.pk in by_site}

    def begin(self, pk: int) -> None:
        """Remember a page that is about to break."""
        oracle = Oracle(self.pks)
        key = oracle.page_key(pk)
        public = {site.pk: oracle.public(site, self.of(site)) for site in Site.objects.all()}
        self.held[pk] = {site: shown[key] for site, shown in public.items() if key in shown}

    def end(self, pk: int) -> str:
        """Forget a page that is healed; return its text."""
        self.held.pop(pk, None)
        return self.bodies.pop(pk)

    def observe(self) -> None:
        """Take away what the last change took: a broken page that went stays away until it is healed."""
        if not self.bodies:
            return
        oracle = Oracle(self.pks)
        for pk in self.pks:
            if pk not in oracle.base:
                self.end(pk)
        sites = {site.pk: site for site in Site.objects.all()}
        self.held = {
            pk: {site: shown for site, shown in by_site.items() if site in sites and oracle.is_open(pk, sites[site])}
            for pk, by_site in self.held.items()
        }
        while self._prune(oracle, sites):
            pass

    def _prune(self, oracle: Oracle, sites: dict[int, Site]) -> bool:
        """Take references to what is not public out of what is held; say whether there were any."""
        before = {pk: dict(by_site) for pk, by_site in self.held.items()}
        for site in sites.values():
            public: Public = oracle.public(site, self.of(site))
            for by_site in self.held.values():
                if site.pk in by_site:
                    shown = by_site[site.pk]
                    kept = tuple(ref for ref in shown.refs if ref in public)
                    way = (*shown.way[:1], *(stop for stop in shown.way[1:] if stop[0] in public))
                    by_site[site.pk] = Shown(shown.title, shown.path, kept, way, shown.availability)
        return before != self.held
