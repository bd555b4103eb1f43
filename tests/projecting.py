"""Project content in memory, with a resolver that shows what a test says is public."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from destination_cms.projections.availability import Notices
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing import sources
from destination_cms.verticals import Projection, Ref

#: What the public may see, by model and primary key: the key of its publication.
Public = dict[tuple[Any, int], str]


@dataclass
class Resolver:
    """Refers to what is public, and remembers everything that was asked for."""

    public: Public = field(default_factory=dict)
    wanted: list[tuple[Any, int]] = field(default_factory=list)

    def refer(self, model: Any, pk: int | None) -> Ref | None:
        if pk is None:
            return None
        self.wanted.append((model, pk))
        key = self.public.get((model, pk))
        return {"ref": key} if key else None

    def find(self, model: Any, pk: int | None, locale: str | None = None) -> Ref | None:
        return self.refer(model, pk)


#: By kind; of all others it is an empty dictionary, or nothing.
_NOTHING: dict[str, Any] = {
    "circuit": SimpleNamespace(places={}, notices=Notices()),
    **dict.fromkeys(("district", "mice_offer", "spot"), Notices()),
}


def nothing_around(kind: str) -> Any:
    """Return what a kind's ``prepare`` returns where there is nothing."""
    return _NOTHING.get(kind, {})


def project(kind: str, thing: Any, public: Public | None = None) -> Projection:
    """Return what the public may see of a page or snippet, as the sweep asks for it; what ``prepare`` finds is nothing."""
    return sources.project(get_kinds()[kind], thing, Resolver(public or {}), nothing_around(kind))


def stored_body(page: Any, blocks: list[dict[str, Any]]) -> Any:
    """Return the value of a page's text with these stored blocks."""
    return type(page)._meta.get_field("body").stream_block.to_python(blocks)
