"""Text pages: a legal notice, an about page, a landing page."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .headless import HeadlessMixin
from .mixins import BodyMixin, IllustratedMixin, TeaserMixin
from .parent_links import parent_link

__all__ = ["TextPageMixin"]


class TextPageMixin(TeaserMixin, IllustratedMixin, BodyMixin):
    """A page of free text; schema.org ``WebPage``."""

    #: A legal notice needs none.
    is_cover_optional: ClassVar = True

    class Meta:
        abstract = True


# A site that swaps Wagtail's base page cannot have pages that stand on it.
if not Page._meta.swapped:

    class TextPage(TextPageMixin, HeadlessMixin, Page):
        """A page of free text, anywhere in the tree."""

        page_ptr = parent_link(Page)

        page_description = _("A page of free text, such as a legal notice, an about page or a landing page.")

        content_panels: ClassVar = [
            *Page.content_panels,
            FieldPanel("teaser"),
            TextPageMixin.cover_panel,
            FieldPanel("body"),
        ]

        class Meta:
            db_table = "destination_text_page"
            verbose_name = _("text page")
            verbose_name_plural = _("text pages")
