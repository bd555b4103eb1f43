"""Pictures and snippets that are hidden although something public refers to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, DraftStateMixin, Locale, TranslatableMixin

from destination_cms.projections.kinds import shared_kinds
from tests.destination import fresh

from .hidden_pages import SWEPT_AFTER, WALKED_AFTER
from .planter import Planter


def snippet_models() -> list[Any]:
    """Return the models of all shared kinds but the picture's."""
    return [kind.model for kind in shared_kinds() if kind.model is not get_image_model()]


@dataclass
class HiddenShared:
    """Pictures, and snippets by model. Those made first are public until ``hide`` is called."""

    images: list[Any]
    snippets: dict[Any, list[Any]]
    closing: Collection

    @classmethod
    def create_still_public(cls, planter: Planter, now: datetime) -> "HiddenShared":
        closing = _collection(planter, "collection that becomes private", Collection.objects.get(depth=1))
        below = _collection(planter, "collection below it", closing)
        images = [
            planter.image("picture of a collection that became private", collection=closing),
            planter.image("picture below a collection that became private", collection=below),
        ]
        ends = {"past its moment": SWEPT_AFTER / 2, "past its moment that nothing has swept": WALKED_AFTER / 2}
        snippets: dict[Any, list[Any]] = {}
        for model in snippet_models():
            name = model._meta.model_name
            if issubclass(model, DraftStateMixin):
                snippets[model] = [
                    planter.shared(model, f"unpublished {name}"),
                    *(planter.shared(model, f"{name} {way}", expire_at=now + delay) for way, delay in ends.items()),
                ]
        return cls(images, snippets, closing)

    def hide(self, planter: Planter) -> None:
        """Hide what was public, and add what never was."""
        CollectionViewRestriction.objects.create(collection=self.closing, restriction_type="login")
        private = _collection(planter, "private collection", Collection.objects.get(depth=1))
        CollectionViewRestriction.objects.create(collection=private, restriction_type="password", password="kept")
        below = _collection(planter, "collection below a private one", private)
        self.images.append(planter.image("picture below a private collection", collection=below))
        ended = timezone.localdate() - timedelta(days=1)
        self.images.append(planter.image("picture whose rights have ended", rights_until=ended))
        planter.image("picture that nothing uses")
        for model, made in self.snippets.items():
            fresh(made[0]).unpublish()
            name = model._meta.model_name
            made.append(planter.shared(model, f"draft {name}", live=False))
            if issubclass(model, TranslatableMixin):
                off = Locale.objects.get(language_code="de")
                made.append(planter.shared(model, f"{name} in a language that is switched off", locale=off))
            planter.shared(model, f"{name} that nothing uses")
        for model in snippet_models():
            if not issubclass(model, DraftStateMixin):
                name = model._meta.model_name
                self.snippets[model] = [planter.shared(model, f"{name} whose rights have ended")]
                assert self.snippets[model][0].expire_at < timezone.now()
                planter.shared(model, f"{name} that nothing uses")


def _collection(planter: Planter, where: str, parent: Collection) -> Collection:
    return Collection.objects.get(pk=parent.pk).add_child(name=planter.canaries.word(f"{where}: name"))
