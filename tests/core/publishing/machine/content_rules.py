"""Rules: an editor writes, publishes, withdraws and deletes spots and circuits."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop, CircuitTheme, SpotPage

from .base_rules import BaseRules, play
from .town import (
    choose,
    content_pages,
    districts,
    editable,
    other_locale,
    pictures,
    place_of,
    recordings,
    sections,
    themes,
    track_of,
)

which = st.integers(0, 11)


class ContentRules(BaseRules):
    """What happens on the edit form of a page."""

    @play(parent=which, cover=which, is_live=st.booleans())
    def write_a_spot(self, parent: int, cover: int, is_live: bool) -> None:
        number = self.next_number()
        spot = SpotPage(title=f"Spot {number}", slug=f"spot-{number}", **cover_of(cover))
        self.add(spot, choose(sections(), parent), is_live)

    @play(parent=which, spots=st.lists(which, max_size=3))
    def write_a_circuit(self, parent: int, spots: list[int]) -> None:
        number = self.next_number()
        circuit = CircuitPage(title=f"Circuit {number}", slug=f"circuit-{number}", teaser="Along the river.")
        _set_stops(circuit, spots)
        self.add(circuit, choose(sections(), parent), True)

    @play(spot=which, cover=which, district=which, audio=which, is_published=st.booleans())
    def edit_a_spot(self, spot: int, cover: int, district: int, audio: int, is_published: bool) -> None:
        page = choose(editable(SpotPage, self.breakage.pks), spot)
        if page is not None:
            page.title = f"Spot {self.next_number()}"
            page.district = choose(districts(), district) if district < 8 else None
            page.audio = choose(recordings(), audio) if audio < 6 else None
            self.save(page, is_published, **cover_of(cover))

    @play(spot=which, picture=which, link=which)
    def write_a_body(self, spot: int, picture: int, link: int) -> None:
        """Put a picture and a link into a text."""
        page, image, target = (
            choose(editable(SpotPage, self.breakage.pks), spot),
            choose(pictures(), picture),
            choose(content_pages(), link),
        )
        if page is not None and image is not None and target is not None:
            text = f'<p>On to <a linktype="page" id="{target.pk}">the next</a>.</p>'
            blocks = [
                {"type": "picture", "value": {"image": image.pk, "alt": "A view", "caption": ""}, "id": "1"},
                {"type": "paragraph", "value": text, "id": "2"},
            ]
            page.body = type(page).body.field.stream_block.to_python(blocks)
            self.save(page, True)

    @play(circuit=which, cover=which, spots=st.lists(which, max_size=4))
    def edit_a_circuit(self, circuit: int, cover: int, spots: list[int]) -> None:
        page = choose(editable(CircuitPage, self.breakage.pks), circuit)
        if page is not None:
            _set_stops(page, spots)
            self.save(page, True, **cover_of(cover))

    @play(circuit=which, start=which, end=which)
    def draw_a_track(self, circuit: int, start: int, end: int) -> None:
        """Draw a straight way, or none, along the meridian on which all places are."""
        page = choose(editable(CircuitPage, self.breakage.pks), circuit)
        if page is not None:
            page.track = track_of(start, end) if start != end else None
            self.save(page, True)

    @play(circuit=which, chosen=st.lists(which, max_size=3))
    def choose_themes(self, circuit: int, chosen: list[int]) -> None:
        page = choose(editable(CircuitPage, self.breakage.pks), circuit)
        if page is not None:
            page.themes = chosen_rows(CircuitTheme, "theme", (choose(themes(), number) for number in chosen))
            self.save(page, True)

    @play(spot=which, place=which)
    def move_a_spot(self, spot: int, place: int) -> None:
        """Move a spot that a circuit visits."""
        visited = editable(SpotPage, self.breakage.pks).filter(pk__in=CircuitStop.objects.values("spot"))
        page = choose(visited, spot)
        if page is not None:
            page.location = place_of(place) if place else None
            self.save(page, True)

    @play(page=which)
    def publish_again(self, page: int) -> None:
        """Publish what is there, unchanged: a draft goes live, an expired page stays away."""
        found = choose(editable(SpotPage, self.breakage.pks), page)
        if found is not None:
            self.save(found, True)

    @play(page=which)
    def restore_the_first_version(self, page: int) -> None:
        """Publish a version that may refer to what is gone by now."""
        found = choose(editable(CircuitPage, self.breakage.pks), page)
        with self.change():
            revision = found.revisions.order_by("pk").first() if found else None
            if revision is not None:
                revision.publish()

    @play(page=which, with_descendants=st.booleans())
    def unpublish(self, page: int, with_descendants: bool) -> None:
        found = choose(sections() if with_descendants else content_pages(), page)
        with self.change():
            for row in [found, *(found.get_descendants() if with_descendants else ())]:
                Page.objects.get(pk=row.pk).unpublish()

    @play(page=which)
    def delete(self, page: int) -> None:
        self.delete_row(choose(content_pages(), page))

    @play(page=which)
    def translate(self, page: int) -> None:
        """Copy a page for translation: the copy is a draft."""
        self._copy(choose(content_pages().exclude(pk__in=self.breakage.pks), page), is_alias=False)

    @play(page=which)
    def stand_in(self, page: int) -> None:
        """Let an alias stand in for a translation."""
        self._copy(choose(content_pages().exclude(pk__in=self.breakage.pks), page), is_alias=True)

    @play(page=which)
    def publish_a_translation(self, page: int) -> None:
        """Publish a page that is a draft: most often a translation."""
        found = choose(editable(Page, self.breakage.pks).filter(live=False, pk__in=content_pages()), page)
        if found is not None:
            self.save(found.specific, True)

    def _copy(self, page: Any, *, is_alias: bool) -> None:
        with self.change():
            if page is not None and page.get_translation_or_none(other_locale(page)) is None:
                page.copy_for_translation(other_locale(page), copy_parents=True, alias=is_alias)

    @play(page=which, parent=which)
    def make_an_alias(self, page: int, parent: int) -> None:
        found, below = choose(content_pages().exclude(pk__in=self.breakage.pks), page), choose(sections(), parent)
        with self.change():
            if found is not None:
                found.create_alias(parent=below, update_slug=f"alias-{self.next_number()}")

    @play(page=which)
    def convert_an_alias(self, page: int) -> None:
        found = choose(Page.objects.exclude(alias_of=None), page)
        with self.change():
            if found is not None:
                ConvertAliasPageAction(found.specific).execute()


def cover_of(number: int) -> dict[str, Any]:
    """Return a picture that several may share; now and then none."""
    image = choose(pictures(), number) if number < 10 else None
    return {"cover_image": image, "cover_image_alt": "What it shows" if image else ""}


def _set_stops(circuit: CircuitPage, spots: list[int]) -> None:
    found = [spot for number in spots if (spot := choose(SpotPage.objects.all(), number)) is not None]
    # Every other stop has a recording, several the same.
    heard = [choose(recordings(), number) if number % 2 else None for number in spots]
    circuit.stops = [
        CircuitStop(spot=spot, audio=audio, sort_order=order)
        for order, (spot, audio) in enumerate(zip(found, heard, strict=False))
    ]


def chosen_rows(model: Any, name: str, targets: Iterable[Any]) -> list[Any]:
    """Return a row for each of the targets that there are, in order."""
    found = [target for target in targets if target is not None]
    return [model(**{name: target}, sort_order=order) for order, target in enumerate(found)]


def chosen_links(model: Any, numbers: list[int]) -> list[Any]:
    """Return a content link for each number, to content of any kind."""
    return chosen_rows(model, "content", (choose(content_pages(), number) for number in numbers))
