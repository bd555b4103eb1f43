"""A third party's vertical works with one line in INSTALLED_APPS and nothing else."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from destination_cms.graphql.schema import schema_text
from destination_cms.testing import assert_vertical_contract
from tests.destination import Destination, picture_file
from tests.feed import Replica, summary

from .events.models import EventPage
from .events.vertical import vertical


def make_event(parent: Any, **fields: Any) -> EventPage:
    starts_at = fields.pop("starts_at", timezone.now() + timedelta(days=1))
    return EventPage(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), venue="The square", **fields)
