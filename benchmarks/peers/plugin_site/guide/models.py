"""The content, as a user of Wagtail and the plugin writes it after their guides."""

from typing import Any, ClassVar

from django.db import models
from grapple.helpers import register_query_field, register_streamfield_block
from grapple.models import (
    GraphQLCollection,
    GraphQLFloat,
    GraphQLForeignKey,
    GraphQLImage,
    GraphQLInt,
    GraphQLRichText,
    GraphQLStreamfield,
    GraphQLString,
)
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Orderable, Page

#: The files that are asked for.
RENDITIONS = ("fill-320x240", "fill-480x320", "width-1024")
_COVER = [GraphQLImage("cover"), GraphQLString("cover_alt")]


@register_streamfield_block
class QuoteBlock(blocks.StructBlock):
    """A quotation with the name of its author."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False)
    graphql_fields: ClassVar = [GraphQLString("text"), GraphQLString("attribution")]


def _body() -> Any:
    types = [("paragraph", blocks.RichTextBlock()), ("image", ImageBlock()), ("quote", QuoteBlock())]
    return StreamField(types, blank=True)


def _cover() -> Any:
    return models.ForeignKey("wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class HomePage(Page):
    """The root of the site."""


class SectionPage(Page):
    """The parent of the pages of a kind."""


@register_query_field("spot")
class SpotPage(Page):
    """A place to visit."""

    summary = models.TextField(blank=True)
    body = _body()
    lat = models.FloatField()
    lon = models.FloatField()
    category = models.CharField(max_length=32)
    cover = _cover()
    cover_alt = models.CharField(max_length=255, blank=True)

    graphql_fields: ClassVar = [
        GraphQLString("summary"),
        GraphQLStreamfield("body"),
        GraphQLFloat("lat"),
        GraphQLFloat("lon"),
        GraphQLString("category"),
        *_COVER,
    ]


@register_query_field("circuit")
class CircuitPage(Page):
    """A circuit of ordered stops."""

    intro = models.TextField(blank=True)
    body = RichTextField(blank=True)
    distance_m = models.PositiveIntegerField()
    duration_min = models.PositiveIntegerField()
    difficulty = models.CharField(max_length=16)
    travel_mode = models.CharField(max_length=32)
    cover = _cover()
    cover_alt = models.CharField(max_length=255, blank=True)

    graphql_fields: ClassVar = [
        GraphQLString("intro"),
        GraphQLRichText("body"),
        GraphQLInt("distance_m"),
        GraphQLInt("duration_min"),
        GraphQLString("difficulty"),
        GraphQLString("travel_mode"),
        *_COVER,
        GraphQLCollection(GraphQLForeignKey, "stops", "guide.CircuitStop"),
    ]


class CircuitStop(Orderable):
    """A stop of a circuit at a spot."""

    circuit = ParentalKey(CircuitPage, on_delete=models.CASCADE, related_name="stops")
    spot = models.ForeignKey(SpotPage, on_delete=models.CASCADE, related_name="+")
    note = models.CharField(max_length=255, blank=True)

    graphql_fields: ClassVar = [
        GraphQLInt("sort_order"),
        GraphQLString("note"),
        GraphQLForeignKey("spot", SpotPage),
    ]


@register_query_field("mice_offer", "mice_offers")
class MiceOfferPage(Page):
    """An offer for a meeting."""

    intro = models.TextField(blank=True)
    body = _body()
    capacity_max = models.PositiveIntegerField()
    surface_m2 = models.PositiveIntegerField()
    rooms = models.PositiveIntegerField()
    price_from = models.PositiveIntegerField()
    lat = models.FloatField()
    lon = models.FloatField()
    cover = _cover()
    cover_alt = models.CharField(max_length=255, blank=True)

    graphql_fields: ClassVar = [
        GraphQLString("intro"),
        GraphQLStreamfield("body"),
        GraphQLInt("capacity_max"),
        GraphQLInt("surface_m2"),
        GraphQLInt("rooms"),
        GraphQLInt("price_from"),
        GraphQLFloat("lat"),
        GraphQLFloat("lon"),
        *_COVER,
    ]


@register_query_field("news_article", "news_articles")
class NewsArticlePage(Page):
    """An article."""

    date = models.DateField(db_index=True)
    intro = models.TextField(blank=True)
    body = _body()
    section = models.CharField(max_length=32)
    event_tag = models.CharField(max_length=32, blank=True)
    cover = _cover()
    cover_alt = models.CharField(max_length=255, blank=True)

    graphql_fields: ClassVar = [
        GraphQLString("date"),
        GraphQLString("intro"),
        GraphQLStreamfield("body"),
        GraphQLString("section"),
        GraphQLString("event_tag"),
        *_COVER,
    ]
