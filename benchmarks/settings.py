"""Settings of the benchmarks: the demo's, on a database that ``DESTINATION_BENCHMARK_DIR`` holds."""

import os
from pathlib import Path

from destination_cms.demo.settings import *  # noqa: F403
from destination_cms.demo.settings import DATABASES

HOME = Path(os.environ["DESTINATION_BENCHMARK_DIR"])
DATABASES["default"]["NAME"] = HOME / "benchmark.sqlite3"
# Opening a database is Django's price, and no floor should hide behind it.
DATABASES["default"]["CONN_MAX_AGE"] = None
MEDIA_ROOT = HOME / "media"
ROOT_URLCONF = "benchmarks.urls"
WSGI_APPLICATION = "benchmarks.wsgi.application"
# Pictures are made while the database is filled, not while it is measured.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
