"""The concrete pages: a mixin of fields with Wagtail's ``Page`` on top."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Page

from destination_cms.models import content_links_panel
from destination_cms.models.checked_rows import CheckedRowsMixin
from destination_cms.models.choice_lists import ChoiceListPanel
from destination_cms.models.headless import HeadlessMixin
from destination_cms.models.parent_links import parent_link

from .forms import WITHOUT_SECTION, NewsArticleForm
from .mixins import NewsArticleMixin, NewsIndexMixin


class NewsIndexPage(NewsIndexMixin, HeadlessMixin, Page):
    """A page of articles."""

    page_ptr = parent_link(Page)

    subpage_types: ClassVar = ["destination_news.NewsIndexPage", "destination_news.NewsArticlePage"]

    page_description = _("A news page, the parent page of articles.")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("teaser"), NewsIndexMixin.cover_panel]

    class Meta:
        verbose_name = _("news page")
        verbose_name_plural = _("news pages")


class NewsArticlePage(NewsArticleMixin, CheckedRowsMixin, HeadlessMixin, Page):  # type: ignore[misc] # save() of a page
    """An article. Drafts may have no section; published articles have at least one."""

    page_ptr = parent_link(Page)

    template = "destination_news/news_article_page.html"
    base_form_class = NewsArticleForm
    parent_page_types: ClassVar = ["destination_news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("A news article, with sections, authors and recommended reading.")

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("teaser", heading=_("Standfirst")),
        MultiFieldPanel(
            [
                FieldPanel("cover_image", heading=_("Image")),
                FieldPanel("cover_image_alt", heading=_("Alternative text")),
                FieldPanel("cover_credit", heading=_("Credit")),
            ],
            heading=_("Cover image"),
        ),
        FieldPanel("body"),
        MultipleChooserPanel(
            "sections", chooser_field_name="section", heading=_("Sections"), label=_("Section"), min_num=1
        ),
        MultipleChooserPanel(
            "event_tags", chooser_field_name="event_tag", heading=_("Event tags"), label=_("Event tag")
        ),
        MultipleChooserPanel("districts", chooser_field_name="district", heading=_("Districts"), label=_("District")),
        InlinePanel("authors", heading=_("Authors"), label=_("Author")),
        content_links_panel("links", heading=_("Linked content")),
        content_links_panel("read_also", heading=_("Read also"), label=_("Recommendation")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("displayed_at"), FieldPanel("comments_policy")]), ChoiceListPanel("audiences")],
            heading=_("Readers"),
        ),
        InlinePanel("corrections", heading=_("Corrections"), label=_("Correction")),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean_with_rows(self) -> None:
        """Require a section for live articles; scripts and bulk actions publish without a form.

        Raises:
            ValidationError: keyed by ``sections``.
        """
        super().clean_with_rows()
        if not self.sections.filter(section__isnull=False).exists():
            raise ValidationError({"sections": WITHOUT_SECTION % {"num": 1}})
