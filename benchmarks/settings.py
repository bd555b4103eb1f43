"""Settings of the benchmarks: the demo's, on a database that ``DESTINATION_BENCHMARK_DIR`` holds."""

import os
from pathlib import Path

from demo.settings import *  # noqa: F403
from demo.settings import DATABASES, STORAGES

HOME = Path(os.environ["DESTINATION_BENCHMARK_DIR"])
DATABASES["default"]["NAME"] = HOME / "benchmark.sqlite3"
# Opening a database connection is a cost of Django, which would dominate the floors.
DATABASES["default"]["CONN_MAX_AGE"] = None
MEDIA_ROOT = HOME / "media"
STORAGES["default"]["OPTIONS"] = {"location": HOME / "uploads"}
STORAGES["destination_originals"]["OPTIONS"] = {"location": HOME / "originals"}
# Each answer is computed: what a kept one costs is measured by itself.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ROOT_URLCONF = "benchmarks.urls"
WSGI_APPLICATION = "benchmarks.wsgi.application"
# Images are generated while the database is filled, not during the measurement.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
