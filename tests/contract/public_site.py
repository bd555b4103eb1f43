"""What everybody may see: a small site on which every field of the schema has something to say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page

from destination_cms.images.renditions import make_renditions
from destination_cms.models import District, EventTag
from destination_cms.models.published_files import PublishedFile
from destination_cms.projections.kinds import (
    get_kinds,
    is_shared_kind,
    kind_of_model,
    page_kinds,
    shared_kinds,
    standalone_kinds,
)
from tests.destination import Destination, fresh

from .filler import Filler
from .library_files import file_for
from .planted_values import PUBLIC_DAY, PUBLIC_MOMENT, PUBLIC_NUMBER, PUBLIC_POINT

#: Bearers stand ready to refer to hidden things: so many of each kind, one for each hidden snippet.
BEARERS = 5
FAR_OFF = datetime(2080, 6, 1, tzinfo=UTC)

_numbers = count(1)


@dataclass
class PublicSite:
    """Two full pages of each kind, which refer to each other, a translation of one, a plain third, and the bearers."""

    destination: Destination
    image: Any
    shared: dict[type, Any] = field(default_factory=dict)
    pages: list[Any] = field(default_factory=list)
    bearers: list[Any] = field(default_factory=list)

    @classmethod
    def create(cls, destination: Destination, *, bearers: int = BEARERS) -> "PublicSite":
        image = destination.image(
            "A fountain",
            focal_point_x=20,
            focal_point_y=20,
            focal_point_width=8,
            focal_point_height=8,
            credit="public-credit",
            licence="public-licence",
        )
        make_renditions.func(image.pk)
        site = cls(destination, image)
        for kind in [*shared_kinds(), *standalone_kinds()]:
            if kind.model is not get_image_model() and _is_named_by_others(kind):
                site._add_snippet(kind.model)
        empty = [site._add(kind.name) for kind in page_kinds() for _ in range(2)]
        site.pages = [
            site._fill(page, [other for other in empty if other.pk != page.pk], number)
            for number, page in enumerate(empty)
        ]
        site._finish_snippets()
        for page in site.pages[::2]:
            copy = page.copy_for_translation(destination.en, copy_parents=True)
            copy.title = f"{page.title} in English"
            copy.save_revision().publish()
        for kind in page_kinds():
            site._add(kind.name)
        site.bearers = [site._add(kind.name) for kind in page_kinds() for _ in range(bearers)]
        for number, page in enumerate(site.pages[::2]):
            Redirect.add_redirect(f"/public-old-path-{number}", page, site=destination.site if number % 2 else None)
        Redirect.add_redirect("/public-old-path", "https://public.example/", is_permanent=False, site=destination.site)
        return site

    def bearers_of(self, kind: str) -> list[Any]:
        """Return the bearers of one kind."""
        return [page for page in self.bearers if type(page) is get_kinds()[kind].model]

    def filler(self, *, targets: Iterable[Any] = ()) -> Filler:
        """Return what fills public things with plain words."""

        def words(place: str) -> str:
            return f"public-{re.sub('[^a-z]+', '-', place)}-{next(_numbers)}"

        return Filler(
            text=words,
            use_text=words,
            images=[self.image],
            shared=lambda model: self.shared.get(model) if kind_of_model(model) else None,
            targets=list(targets),
            number=PUBLIC_NUMBER,
            day=PUBLIC_DAY,
            moment=PUBLIC_MOMENT,
            point=PUBLIC_POINT,
        )

    def _add_snippet(self, model: Any) -> None:
        fields = {"locale": self.destination.fr} if hasattr(model, "locale") else {}
        snippet = self.filler().fill(model(**fields))
        if issubclass(model, PublishedFile):
            snippet.file, snippet.rights_until = file_for(model, "public"), FAR_OFF.date()
        snippet.save()
        self.shared[model] = snippet

    def _finish_snippets(self) -> None:
        """Have those snippets lead to pages that could not before there were any; translate all."""
        for model in (District, EventTag):
            self.filler(targets=self.pages).fill(self.shared[model]).save()
        for snippet in self.shared.values():
            if hasattr(snippet, "locale"):
                translate(snippet, self.destination.en)

    def _add(self, kind: str) -> Any:
        """Publish a page without references, so that others can refer to it."""
        page = get_kinds()[kind].model()
        self.filler().fill(page)
        for column in page._meta.concrete_fields:
            if column.many_to_one and column.editable and column.null and kind_of_model(column.related_model):
                setattr(page, column.name, None)
        return self.destination._add(page, self._parent_of(type(page)))

    def _parent_of(self, model: Any) -> Any:
        """Return the page that one of a class stands below, where it may not stand below the home page."""
        allowed = model.allowed_parent_page_models()
        made = self.destination.made if Page not in allowed else []
        return next((page for page in made if type(page) in allowed), None)

    def _fill(self, page: Any, targets: list[Any], number: int) -> Any:
        page = replace(self.filler(targets=targets), order=number).fill(fresh(page))
        page.expire_at = FAR_OFF
        page.save_revision().publish()
        return fresh(page)


def _is_named_by_others(kind: Any) -> bool:
    """Say whether content may name a thing: not one of a site, such as its menu."""
    names = {field.name for field in kind.model._meta.concrete_fields}
    return is_shared_kind(kind) or ("translation_key" in names and "site" not in names)


def translate(snippet: Any, locale: Any) -> None:
    """Add the same snippet in another language, public as it is."""
    copy = snippet.copy_for_translation(locale)
    copy.live = True
    copy.save()
