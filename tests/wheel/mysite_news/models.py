"""Page classes of which one has the name of one of ours."""

from django.db import models
from wagtail.models import Page


class NewsIndexPage(Page):
    introduction = models.TextField(blank=True)


class NewsPage(Page):
    date = models.DateField(null=True, blank=True)
