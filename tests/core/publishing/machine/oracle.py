"""What the public must see, worked out from Wagtail's tables alone, in the most naive way.

It shares nothing with the sweep or the reconcile, so that a mistake both make is found. It reads
whole tables and asks simple questions; it is slow on purpose.
"""

import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import pi
from typing import Any

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site

from circuits.models import CircuitPage, SpotPage
from destination_cms.models import (
    ARLayer,
    ARModel,
    Audio,
    BaseMap,
    District,
    EventTag,
    LedgerState,
    Organisation,
    Theme,
)

from .notice_oracle import NoticeOracle
from .verticals import joining

#: By the name of a kind, its page class and the relations that lead from its pages to other content.
_PAGES: dict[str, tuple[Any, tuple[str, ...]]] = {"spot": (SpotPage, ()), "circuit": (CircuitPage, ("stops", "themes"))}
_WORDS: dict[str, Any] = {"district": District, "event_tag": EventTag, "theme": Theme}
_LINK = re.compile(r'linktype="page" id="(\d+)"')


@dataclass(frozen=True)
class Shown:
    """What an app must hold of one thing.

    Attributes:
        title: of it.
        path: on its site.
        refs: what it refers to, in order; of a base map, its file and whose data it is.
        availability: what notices make of it now.
        way: of a circuit, the places of its track, and for each stop that is shown its spot, the metres along the
            track, and the metres from it.
    """

    title: str
    path: str
    refs: tuple[str, ...]
    way: tuple[Any, ...] = ()
    availability: str = "OPEN"


#: Keys by what they show.
Public = dict[str, Shown]
#: Paths under which a page was public at some time, each with its site's primary key.
Past = set[tuple[int, str]]


class Oracle:
    """The truth at this moment.

    ``broken`` pages are left to ``breakage``: they show their last good version. ``past`` is what
    no table of Wagtail's tells.
    """

    def __init__(self, broken: Iterable[int] = (), past: Iterable[tuple[int, str]] = ()) -> None:
        self.broken = set(broken)
        self.past = set(past)
        self.now = timezone.now()
        self.base = {page.pk: page for page in Page.objects.select_related("locale", "alias_of")}
        self.closed = set(PageViewRestriction.objects.values_list("page__path", flat=True))
        pages, words = dict(_PAGES), dict(_WORDS)
        for module in joining():
            pages |= module.PAGES
            words |= module.WORDS
        self.content = {
            page.pk: (kind, page)
            for kind, (model, relations) in pages.items()
            for page in model.objects.prefetch_related(*relations)
        }
        self.words = {
            kind: {row.pk: row for row in model.objects.select_related("locale")} for kind, model in words.items()
        }
        self.images = {image.pk: image for image in get_image_model().objects.select_related("collection")}
        self.recordings = {audio.pk: audio for audio in Audio.objects.all()}
        self.base_maps = list(BaseMap.objects.all())
        self.notices = NoticeOracle(self.now)
        self.organisations = {row.pk: row for row in Organisation.objects.select_related("locale")}
        self.layers = {row.pk: row for row in ARLayer.objects.select_related("locale")}
        self.models = {row.pk: row for row in ARModel.objects.all()}
        self.closed_folders = set(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
        self.redirects = list(Redirect.objects.all())
        self.installation = LedgerState.objects.get().installation

    def site(self, host: str) -> Site:
        """Return the site that answers to a host: its own, else the default one."""
        return Site.objects.filter(hostname=host).first() or Site.objects.get(is_default_site=True)

    def public(self, site: Site, held: "dict[int, Shown] | None" = None) -> Public:
        """Return all that is public on a site; ``held`` is what its broken pages still show."""
        pages: Public = {}
        open_pages = {pk for pk in self.base if self.is_open(pk, site)}
        open_pages -= self.broken - set(held or {})
        visible = {self.page_key(pk) for pk in open_pages}
        for pk in open_pages:
            pages[self.page_key(pk)] = held[pk] if held and pk in held else self._page(pk, site, visible)
        alone = self._drawn(site) | self._by_themselves()
        return pages | alone | self._shared(pages | alone) | self._redirected(pages, site)

    def paths(self, site: Site, held: "dict[int, Shown] | None" = None) -> Past:
        """Return the paths under which pages are public on a site."""
        shown = self.public(site, held)
        return {(site.pk, one.path) for key, one in shown.items() if one.path and not key.startswith("redirect:")}

    # The gates

    def is_open(self, pk: int, site: Site) -> bool:
        """Say whether a page is public on a site, were it not for its content."""
        page = self.base[pk]
        source = self.base.get(page.alias_of_id or 0)
        if source is not None and not any(self.is_open(source.pk, other) for other in Site.objects.all()):
            return False
        is_stand_in = page.alias_of is not None and page.alias_of.translation_key == page.translation_key
        is_private = any(page.path.startswith(path) for path in self.closed)
        return (
            page.live
            and not self._is_past(page.expire_at)
            and not is_stand_in
            and not is_private
            and self._root(page, site) is not None
        )

    def _root(self, page: Any, site: Site) -> Any:
        """Return the nearest page above that is the site's root in some language."""
        key = self.base[site.root_page_id].translation_key
        roots = [row for row in self.base.values() if row.translation_key == key and page.path.startswith(row.path)]
        return max(roots, key=lambda row: row.depth, default=None)

    def _path(self, page: Any, site: Site) -> str:
        """Return the path from the slugs on the way down from the site's root."""
        root = self._root(page, site)
        above = [row for row in self.base.values() if page.path.startswith(row.path) and row.depth > root.depth]
        slugs = [row.slug for row in sorted(above, key=lambda row: row.depth)]
        return "/".join(["", root.locale.language_code, *slugs, ""])

    def _is_past(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.now

    def _is_picture_open(self, pk: int | None) -> bool:
        image = self.images.get(pk or 0)
        return image is not None and not any(image.collection.path.startswith(path) for path in self.closed_folders)

    def _is_recording_open(self, pk: int | None) -> bool:
        audio = self.recordings.get(pk or 0)
        return audio is not None and not (audio.rights_until and audio.rights_until < timezone.localdate(self.now))

    def _is_word_open(self, row: Any) -> bool:
        return row.live and not self._is_past(row.expire_at)

    # Keys

    def page_key(self, pk: int) -> str:
        page = self.base[pk]
        kind = self.content[pk][0] if pk in self.content else "page"
        return f"{kind}:{page.translation_key}:{page.locale.language_code}"

    def _picture_key(self, pk: int) -> str:
        return f"image:{uuid.uuid5(self.installation, f'{get_image_model()._meta.label_lower}:{pk}')}:"

    def _recording(self, pk: int | None) -> str:
        return self._recording_key(pk) if pk and self._is_recording_open(pk) else ""

    def _recording_key(self, pk: int) -> str:
        return f"audio:{uuid.uuid5(self.installation, f'destination_cms.audio:{pk}')}:"

    def _redirect_key(self, pk: int) -> str:
        return f"redirect:{uuid.uuid5(self.installation, f'wagtailredirects.redirect:{pk}')}:"

    # Content

    def _page(self, pk: int, site: Site, visible: set[str]) -> Shown:
        if pk not in self.content:
            return Shown(self.base[pk].title, self._path(self.base[pk], site), ())
        content: Any = self.content[pk][1]
        language = content.locale.language_code
        refs = [self._picture(content.cover_image_id)]
        if hasattr(content, "district_id"):
            refs.append(self._word("district", content.district_id, language))
        if isinstance(content, SpotPage):
            refs += [self._recording(content.audio_id), self._organisation(content.host_id)]
        if isinstance(content, CircuitPage):
            for stop in sorted(content.stops.all(), key=lambda stop: stop.sort_order):
                spot = self._linked(stop.spot_id, language, visible)
                refs += [spot, self._recording(stop.audio_id)] if spot else []
        refs += self._listed(content, language, visible)
        for block in content.body.raw_data if pk not in self.broken else ():
            if block["type"] == "picture":
                refs.append(self._picture(block["value"]["image"]))
            else:
                targets = map(int, _LINK.findall(block["value"]))
                refs += [self._linked(target, content.locale.language_code, visible) for target in targets]
        refs += [self._layer(row.layer_id) for row in _in_order(content, "layers")]
        way = self._way(content, language, visible) if isinstance(content, CircuitPage) else ()
        told = self._notices(content, language, visible)
        refs += [self.notices.key(notice) for notice, _ in told]
        availability = self.notices.worst(told)
        return Shown(
            content.title, self._path(self.base[pk], site), tuple(ref for ref in refs if ref), way, availability
        )

    def _notices(self, content: Any, language: str, visible: set[str]) -> list[Any]:
        """Return the notices that touch a page, with what each makes of it."""
        if isinstance(content, SpotPage):
            return [(notice, notice.effect) for notice in self.notices.at(content.location)]
        if not isinstance(content, CircuitPage):
            return []
        spots = {self.page_key(pk): page for pk, (kind, page) in self.content.items() if kind == "spot"}
        keys = [self._linked(stop.spot_id, language, visible) for stop in _in_order(content, "stops")]
        return self.notices.of_circuit(content.track, [spots[key].location for key in keys if key])

    def _way(self, circuit: Any, language: str, visible: set[str]) -> tuple[Any, ...]:
        """Return the places of a track, and where the stops are that are shown; all lie on one meridian."""
        keys = [self._linked(stop.spot_id, language, visible) for stop in _in_order(circuit, "stops")]
        spots = {self.page_key(pk): page for pk, (kind, page) in self.content.items() if kind == "spot"}
        places = [(key, spots[key].location) for key in keys if key]
        if not circuit.track:
            return (None, *((key, None, None) for key, _ in places))
        coordinates = tuple(tuple(point) for point in circuit.track["coordinates"])
        start, end = (point[1] for point in coordinates)
        found = []
        for key, place in places:
            if place is None:
                found.append((key, None, None))
                continue
            nearest = min(max(place.latitude, min(start, end)), max(start, end))
            found.append((key, _metres(nearest - start), _metres(place.latitude - nearest)))
        return (coordinates, *found)

    def _listed(self, content: Any, language: str, visible: set[str]) -> list[str]:
        """Return what the rows of a page lead to: of each list every thing once."""
        found: list[str] = []
        for name, column in (("sections", "section"), ("event_tags", "event_tag"), ("themes", "theme")):
            rows = _in_order(content, name)
            found += dict.fromkeys(self._word(column, getattr(row, f"{column}_id"), language) for row in rows)
        for name in ("links", "read_also"):
            rows = _in_order(content, name)
            found += dict.fromkeys(self._linked(row.content_id, language, visible) for row in rows)
        return found

    def _picture(self, pk: int | None) -> str:
        return self._picture_key(pk) if pk and self._is_picture_open(pk) else ""

    def _linked(self, pk: int, language: str, visible: set[str]) -> str:
        """Return the key of a page in the language of who asks, else in its own, else nothing."""
        if pk not in self.base:
            return ""
        own = self.page_key(pk)
        same = own.rpartition(":")[0] + ":" + language
        return next((key for key in (same, own) if key in visible), "")

    def _word(self, kind: str, pk: int | None, language: str) -> str:
        """Return the key of a word of the taxonomy in a language, else in its own, else nothing."""
        row = self.words[kind].get(pk or 0)
        if row is None:
            return ""
        translations = [other for other in self.words[kind].values() if other.translation_key == row.translation_key]
        same = [other for other in translations if other.locale.language_code == language]
        found = next((other for other in [*same, row] if self._is_word_open(other)), None)
        return self._word_key(kind, found) if found else ""

    def _word_key(self, kind: str, row: Any) -> str:
        return f"{kind}:{row.translation_key}:{row.locale.language_code}"

    def _shared(self, pages: Public) -> Public:
        """Return the words of the taxonomy, the pictures and the recordings that something public shows."""
        found: Public = {}
        wanted = [ref for shown in pages.values() for ref in shown.refs]
        words = {
            self._word_key(kind, row): row
            for kind, rows in self.words.items()
            for row in rows.values()
            if self._is_word_open(row)
        }
        pictures = {self._picture_key(pk): image for pk, image in self.images.items() if self._is_picture_open(pk)}
        recordings = {
            self._recording_key(pk): row for pk, row in self.recordings.items() if self._is_recording_open(pk)
        }
        layers = {self._layer_key(row): row for row in self.layers.values() if self._is_word_open(row)}
        models = {self._model_key(pk): row for pk, row in self.models.items()}
        while wanted:
            key = wanted.pop()
            if key in words and key not in found:
                cover = self._picture(getattr(words[key], "cover_image_id", None))
                found[key] = Shown(str(words[key]), "", (cover,) if cover else ())
                wanted += [cover] if cover else []
            elif key in pictures:
                found[key] = Shown(pictures[key].title, "", ())
            elif key in recordings:
                found[key] = Shown(recordings[key].title, "", ())
            elif key in models:
                found[key] = Shown(models[key].title, "", ())
            elif key in layers and key not in found:
                layer = layers[key]
                refs = [self._picture(layer.cover_image_id), self._recording(layer.audio_id)]
                refs += [self._model_key(layer.model_id)] if layer.model_id else []
                found[key] = Shown(layer.title, "", tuple(ref for ref in refs if ref))
                wanted += found[key].refs
        return found

    def _drawn(self, site: Site) -> Public:
        """Return the base map of a site; nothing has to refer to it."""
        return {
            f"base_map:{uuid.uuid5(self.installation, f'destination_cms.basemap:{row.pk}')}:": Shown(
                row.filename, "", (row.file.name, row.attribution)
            )
            for row in self.base_maps
            if row.site_id == site.pk
        }

    def _by_themselves(self) -> Public:
        """Return organisations and notices, which are public on every site."""
        found = {self.notices.key(row): Shown(row.title, "", ()) for row in self.notices.public()}
        for row in self.organisations.values():
            if self._is_word_open(row):
                district = self._word("district", row.district_id, row.locale.language_code)
                found[self._organisation_key(row)] = Shown(row.name, "", (district,) if district else ())
        return found

    def _organisation(self, pk: int | None) -> str:
        row = self.organisations.get(pk or 0)
        return self._organisation_key(row) if row is not None and self._is_word_open(row) else ""

    def _organisation_key(self, row: Any) -> str:
        return f"organisation:{row.translation_key}:{row.locale.language_code}"

    def _layer(self, pk: int | None) -> str:
        row = self.layers.get(pk or 0)
        return self._layer_key(row) if row is not None and self._is_word_open(row) else ""

    def _layer_key(self, row: Any) -> str:
        return f"ar_layer:{row.translation_key}:{row.locale.language_code}"

    def _model_key(self, pk: int) -> str:
        return f"ar_model:{uuid.uuid5(self.installation, f'destination_cms.armodel:{pk}')}:"

    def _redirected(self, pages: Public, site: Site) -> Public:
        """Return the redirects of a site that lead to what is public there, or elsewhere."""
        found: Public = {}
        for row in self.redirects:
            leads_to = self.page_key(row.redirect_page_id) if row.redirect_page_id else ""
            is_here = row.site_id in (None, site.pk)
            has_past = not row.automatically_created or (site.pk, f"{row.old_path}/") in self.past
            if is_here and has_past and (leads_to in pages if leads_to else row.redirect_link):
                found[self._redirect_key(row.pk)] = Shown(row.old_path, row.old_path, (leads_to,) if leads_to else ())
        return found


def _metres(degrees: float) -> int:
    """Return the length of an arc of a meridian."""
    return round(abs(degrees) * pi / 180 * 6_371_008.8)


def _in_order(content: Any, name: str) -> list[Any]:
    return sorted(getattr(content, name).all(), key=lambda row: row.sort_order) if hasattr(content, name) else []


def shown_in(record: dict[str, Any]) -> Shown:
    """Return what a record of the feed shows, as the oracle says it."""
    payload = record["payload"]
    if record["kind"] == "base_map":
        return Shown(record["title"], record["path"], (payload["name"], payload["attribution"]))
    used = [
        payload.get("cover") and payload["cover"]["image"],
        payload.get("district"),
        payload.get("audio"),
        payload.get("host"),
        payload.get("target"),
        payload.get("model"),
    ]
    used += [stop.get(name) for stop in payload.get("stops", []) for name in ("spot", "audio")]
    used += [*payload.get("sections", []), *payload.get("event_tags", []), *payload.get("themes", [])]
    used += [link["content"] for name in ("links", "read_also") for link in payload.get(name, [])]
    for block in payload.get("body", []):
        used += [block["image"]] if block["type"] == "picture" else block["text"].get("links", [])
    used += [*payload.get("layers", []), *(each["notice"] for each in payload.get("notices", []))]
    way = _way_in(payload) if record["kind"] == "circuit" else ()
    refs = tuple(use["ref"] for use in used if use)
    return Shown(record["title"], record["path"], refs, way, payload.get("availability", "OPEN"))


def _way_in(payload: dict[str, Any]) -> tuple[Any, ...]:
    track = payload["track"] and json.loads(payload["track"]["geo_json"])
    coordinates = tuple(tuple(point) for point in track["coordinates"]) if track else None
    stops = [stop for stop in payload["stops"] if stop["spot"]]
    numbers = ((stop["spot"]["ref"], stop["distance_along_m"], stop["offset_from_track_m"]) for stop in stops)
    return (coordinates, *numbers)
