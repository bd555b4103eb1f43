"""Change the pages that a file names as the admin does: publish another title, unpublish, delete."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page


class Command(BaseCommand):
    """Applies changes by slug: ``{"retitled": […], "unpublished": […], "deleted": […], "suffix": "…"}``."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file of the changes."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        """Apply them, one after the other."""
        changes = json.loads(file.read_text())
        for slug in changes["retitled"]:
            page = Page.objects.get(slug=slug).specific
            page.title += changes["suffix"]
            page.save_revision().publish()
        for slug in changes["unpublished"]:
            Page.objects.get(slug=slug).specific.unpublish()
        for slug in changes["deleted"]:
            Page.objects.get(slug=slug).specific.delete()
