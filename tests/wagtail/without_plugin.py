"""Wagtail's own test project, with its files in a folder of the run."""

import os
from pathlib import Path

from wagtail.test.settings import *  # noqa: F403 - all of it is meant

_FOLDER = Path(os.environ["DESTINATION_WAGTAIL_FOLDER"])
STATIC_ROOT, MEDIA_ROOT = _FOLDER / "static", _FOLDER / "media"
TEST_RUNNER = "tests.wagtail.runner.RecordingRunner"
