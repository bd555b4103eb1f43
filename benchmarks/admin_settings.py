"""Settings of ``python -m benchmarks backlog``: an admin with a worker, on SQLite or on the server of with_postgres."""

import os
from urllib.parse import urlsplit

from .settings import *  # noqa: F403
from .settings import DATABASES

if url := os.environ.get("DESTINATION_TEST_DATABASE", ""):
    parts = urlsplit(url)
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": parts.username,
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname,
        "PORT": parts.port,
        "CONN_MAX_AGE": None,
    }
ROOT_URLCONF = "demo.urls"
# What a request leaves is done by a worker, which the measurement plays when the request has been answered.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
