"""Fill every field of any kind of content, told by its model: a new kind or field needs nothing here.

Texts, pictures and targets come from whoever fills: the public site asks for plain words, the
hidden things for secret ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock, EmbedValue
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import AbstractPage, Page

from destination_cms.geo.point import Point
from destination_cms.models import AvailabilityNotice
from destination_cms.models.fields import LocationField
from destination_cms.models.polygon_fields import PolygonField
from destination_cms.models.shape_fields import ShapeField
from destination_cms.models.track_fields import TrackField, TrackSourceField

from .planted_values import BEGUN, PUBLIC_POINT

#: What Wagtail keeps by itself, beside every field that its own page class has (but title and slug).
_OWN = frozenset(
    {"path", "id", "pk", "content_path", "locale", "translation_key", "live", "collection", "file", "site"}
)
_OF_PAGES = frozenset(field.name for field in Page._meta.get_fields()) - {
    "title",
    "slug",
    "seo_title",
    "search_description",
}
_SCHEDULE = frozenset({"expire_at", "go_live_at", "expired", "has_unpublished_changes", "focal_point_x"})

#: Choices by which more is told than by the first one, by column.
_SPEAKING = {
    "trigger": ["GEOFENCE", "MANUAL_CODE", "POLYGON"],
    "placement": ["OUTDOOR"],
    "visit_policy": ["BY_APPOINTMENT"],
    "free_of_charge": ["NO"],
    "effect": ["DIVERTED"],
    "anchor": ["IMAGE_TARGET"],
    "altitude_mode": ["WGS84"],
    "visits": ["ON_REQUEST"],
}


#: Hours that tell their note: neither closed on these days, nor in the words of experts.
_OF_HOURS = {"opens_at": time(9), "closes_at": time(18), "is_closed": False, "opening_hours_osm": ""}


class UnfilledField(AssertionError):
    """A kind has a field that ``Filler`` cannot fill: extend ``Filler``."""


@dataclass(frozen=True)
class Filler:
    """Where the values come from.

    Attributes:
        text: gives the text for a field; it is told where that stands.
        use_text: the same for what stands only because of a target: the row of a stop, the alternative
            text of a picture. Where the target is hidden, that is hidden too.
        images: pictures; the first is the cover, a body shows all of them.
        shared: gives an instance of a snippet's model, or ``None``.
        targets: pages to refer to; each field that fits takes the first, each list takes all that fit.
    """

    text: Callable[[str], str]
    use_text: Callable[[str], str]
    images: list[Any]
    shared: Callable[[type[models.Model]], Any]
    targets: list[Any]
    number: int
    day: date
    moment: datetime
    point: Point
    #: Of the row among its like, from 0; of a page, where its rows begin to count.
    order: int = 0

    def fill(self, instance: Any) -> Any:
        """Fill an unsaved instance, its bodies and its child rows."""
        model = type(instance)
        skipped = _OWN | _SCHEDULE | (_OF_PAGES if issubclass(model, AbstractPage) else frozenset())
        for column in model._meta.concrete_fields:
            if column.editable and not column.primary_key and column.name not in skipped:
                is_use = column.name.endswith("_alt")
                filler = replace(self, text=self.use_text) if is_use else self
                setattr(instance, column.name, filler._value(column, column.name))
        for relation in get_all_child_relations(model):
            if relation.related_model.__module__.partition(".")[0] != "wagtail":
                rows = list(self._rows(relation.related_model, relation.field.name))
                setattr(instance, relation.get_accessor_name(), rows)
        return instance

    def _rows(self, model: Any, parent: str) -> Iterator[Any]:
        """Yield a row per target that fits the model's first reference to a page; without such, one row."""
        columns = [c for c in model._meta.concrete_fields if c.editable and not c.primary_key and c.name != parent]
        pointer = next((c for c in columns if _points_to_page(c)), None)
        filler = replace(self, text=self.use_text) if pointer is not None else self
        fitting = [page for page in self.targets if pointer is not None and isinstance(page, pointer.related_model)]
        for order, target in enumerate(fitting if pointer is not None else [None]):
            row = model(sort_order=order)
            for column in columns:
                of_row = replace(filler, order=self.order + order)
                value = target if column is pointer else of_row._value(column, f"row: {column.name}")
                setattr(row, column.name, value)
            if pointer is None or _may_lead(row, pointer.name):
                yield row

    def _value(self, column: Any, where: str) -> Any:
        if column.choices:
            speaking = _SPEAKING.get(column.name, [column.choices[0][0]])
            return speaking[self.order % len(speaking)]
        if isinstance(column, models.ForeignKey):
            return self._target(column.related_model)
        if column.name == "phone":
            return f"+33 {self.number}"
        if (known := _known(column)) is not None:
            return known
        for kind, make in self._makers().items():
            if isinstance(column, kind):
                return make(column, where)
        raise UnfilledField(f"{column} ({type(column).__name__})")

    def _target(self, model: Any) -> Any:
        if model is get_image_model():
            return self.images[0] if self.images else None
        if issubclass(model, AbstractPage):
            return next((page for page in self.targets if isinstance(page, model)), None)
        return self.shared(model)

    def _makers(self) -> dict[type, Callable[[Any, str], Any]]:
        """Return makers by field class, subclasses before what they inherit from."""
        return {
            StreamField: lambda column, where: list(self.blocks(column.stream_block, where)),
            RichTextField: lambda _, where: self._rich(where),
            LocationField: lambda *_: self.point,
            TrackField: lambda *_: self._track(),
            PolygonField: lambda *_: self._zone(self.point),
            # Of what is hidden too, so that a hidden notice would mark what is public.
            ShapeField: lambda *_: self._zone(PUBLIC_POINT),
            TrackSourceField: lambda _, where: self._track_source(where),
            models.URLField: lambda _, where: f"https://{self.text(where)}.example/",
            models.EmailField: lambda _, where: f"{self.text(where)}@{self.text(where)}.example",
            models.SlugField: lambda _, where: self.text(where),
            models.CharField: lambda _, where: self.text(where),
            models.TextField: lambda _, where: self.text(where),
            models.BooleanField: lambda *_: True,
            models.DateTimeField: lambda *_: self.moment,
            models.DateField: lambda *_: self.day,
            models.IntegerField: lambda column, _: self._number(column),
            models.FloatField: lambda column, _: float(self._number(column)),
            models.DecimalField: lambda column, _: self._number(column),
            models.JSONField: lambda *_: None,
        }

    def _track(self) -> dict[str, Any]:
        """Return a track that starts at the point, with elevations that climb."""
        longitude, latitude = self.point.longitude, self.point.latitude
        steps = [[round(longitude + step / 1_000, 7), latitude, 30.0 + 10 * step] for step in range(3)]
        return {"type": "LineString", "coordinates": steps}

    def _zone(self, point: Point) -> dict[str, Any]:
        """Return a square round a point."""
        x, y = point.longitude, point.latitude
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
        ring = [[round(x + east / 1_000, 7), round(y + north / 1_000, 7)] for east, north in corners]
        return {"type": "Polygon", "coordinates": [ring]}

    def _track_source(self, where: str) -> dict[str, str]:
        return {
            "filename": f"{self.text(where)}.gpx",
            "sha256": "0" * 64,
            "creator": self.text(where),
            "imported_at": self.moment.isoformat(),
        }

    def _number(self, column: Any) -> int:
        limits = [v.limit_value for v in column.validators if hasattr(v, "limit_value") and v.code == "max_value"]
        return int(min([self.number, *(limit - 1 for limit in limits if limit <= self.number)]))

    def _rich(self, where: str) -> str:
        """Return rich text in Wagtail's database form, with a link to every target."""
        links = "".join(f' <a linktype="page" id="{page.pk}" href="{page.url_path}">here</a>' for page in self.targets)
        embeds = "".join(
            f'<embed embedtype="image" id="{i.pk}" alt="{self.use_text(where)}" format="left"/>' for i in self.images
        )
        outside = f'<a href="https://{self.text(where)}.example/">outside</a>'
        return f"<p>{self.text(where)} {outside}{links}</p>{embeds}"

    def _embed(self, where: str) -> str:
        """Return the address of something that a provider has described with every field it may fill."""
        url = f"https://{self.text(where)}.example/video"
        Embed.objects.create(
            url=url,
            hash=get_embed_hash(url),
            type="video",
            html=f"<iframe src='{url}'></iframe>",
            title=self.text(where),
            author_name=self.text(where),
            provider_name=self.text(where),
            thumbnail_url=f"{url}.jpg",
            width=640,
            height=360,
        )
        return url

    def blocks(self, stream: Any, where: str) -> Iterator[tuple[str, Any]]:
        """Yield one block of each type; of those that hold a picture, one for each picture."""
        for name, block in stream.child_blocks.items():
            if _holds(block, ImageChooserBlock):
                filler = replace(self, text=self.use_text)
                yield from ((name, filler._block(block, f"{where} {name}", image)) for image in self.images)
            else:
                yield name, self._block(block, f"{where} {name}", None)

    def _block(self, block: Any, where: str, image: Any) -> Any:  # noqa: C901 - one branch for each kind of block
        if isinstance(block, blocks.StructBlock):
            children = block.child_blocks.items()
            return {name: self._block(child, f"{where}.{name}", image) for name, child in children}
        if isinstance(block, blocks.ListBlock):
            return [self._block(block.child_block, where, image)] * max(1, block.meta.min_num or 1)
        if isinstance(block, ImageChooserBlock):
            return image
        if isinstance(block, blocks.RichTextBlock):
            return self._rich(where)
        if isinstance(block, blocks.ChoiceBlock):
            return next(value for value, _ in block.field.choices if value)
        if isinstance(block, blocks.BooleanBlock):
            return True
        if isinstance(block, blocks.IntegerBlock):
            return 7
        if isinstance(block, EmbedBlock):
            return EmbedValue(self._embed(where))
        if isinstance(block, blocks.URLBlock):
            return f"https://{self.text(where)}.example/"
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.text(where)
        raise UnfilledField(f"the block '{where}' ({type(block).__name__})")


def _known(column: Any) -> Any:
    """Return the one value that a field can have here; ``None`` where any will do."""
    if column.name == "siret":
        return "73282932000074"
    if column.name == "starts_at" and column.model is AvailabilityNotice:
        return BEGUN
    return _OF_HOURS.get(column.name)


def _may_lead(row: Any, pointer: str) -> bool:
    """Return whether a row may lead where it does: an editor could not save another one."""
    try:
        row.clean()
    except ValidationError as error:
        return pointer not in getattr(error, "error_dict", {})
    return True


def _points_to_page(column: Any) -> bool:
    return isinstance(column, models.ForeignKey) and issubclass(column.related_model, AbstractPage)


def _holds(block: Any, kind: type) -> bool:
    if isinstance(block, blocks.StructBlock):
        return any(_holds(child, kind) for child in block.child_blocks.values())
    return isinstance(block, kind) or (isinstance(block, blocks.ListBlock) and _holds(block.child_block, kind))
