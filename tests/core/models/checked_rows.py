"""A draft that an editor has open, for tests of the rows in its form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from tests.core.admin.forms import editor_form, with_row
from tests.core.admin.people import Person, editor
from tests.destination import Destination, fresh

#: Fields of which each form of ours has one.
FIRST_FIELDS = ("title", "site", "label", "slug")


@dataclass
class Work:
    """A draft that an editor has open, with what its rows may lead to."""

    draft: Any
    person: Person
    targets: dict[str, str]

    @property
    def path(self) -> str:
        if isinstance(self.draft, Page):
            return f"/admin/pages/{self.draft.pk}/edit/"
        return f"/admin/snippets/destination_cms/{self.draft._meta.model_name}/edit/{self.draft.pk}/"

    def form(self) -> Any:
        return editor_form(self.person, self.path, next(name for name in FIRST_FIELDS if hasattr(self.draft, name)))

    def add(self, form: Any, relation: str, typed: dict[str, str]) -> Any:
        values = {name: self.targets.get(value, value) for name, value in typed.items()}
        return with_row(self.person, self.path, form, relation, values)

    def publish(self, form: Any) -> Any:
        return self.person.client.post(self.path, {**form, "action-publish": "1"})

    def rows(self, relation: str) -> list[Any]:
        return list(getattr(fresh(self.draft), relation).all())


@dataclass(frozen=True)
class Rows:
    """A page class or snippet with rows.

    Attributes:
        make: publishes nothing; returns the draft.
        typed: for each relation, what an editor types into a row, and which of it autosave keeps unfinished.
        targets: returns the primary keys that stand for capital words in what is typed.
    """

    model: Any
    make: Callable[[Destination], Any]
    typed: dict[str, tuple[dict[str, str], str]]
    targets: Callable[[Destination], dict[str, str]] = lambda destination: {}

    def opened(self, destination: Destination) -> Work:
        """Return a draft that is open in the editor."""
        spot = destination.spot("Le fort")
        targets = {"SPOT": str(spot.pk), **self.targets(destination)}
        return Work(self.make(destination), editor(), targets)
