"""Settings of the tests: the demo's apps on a database of their own."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from demo.settings import *  # noqa: F403
from demo.settings import CACHES as DEMO_CACHES
from demo.settings import INSTALLED_APPS as DEMO_APPS
from demo.settings import PRIVATE_STORAGE
from demo.settings import STORAGES as DEMO_STORAGES
from scripts.verticals import PRESENT, VERTICALS

#: Names of our apps, with commas between them, that a run does without, as if their folders had been deleted.
WITHOUT = "DESTINATION_TEST_WITHOUT"

_hidden = [name for name in os.environ.get(WITHOUT, "").split(",") if name]
_absent = {*VERTICALS} - {*PRESENT} | {*_hidden}
for _name in _hidden:
    sys.modules[_name] = None  # type: ignore[assignment]  # to import it fails, as it does without its folder
_OURS = (
    *DEMO_APPS,
    # A site may translate with this one too; it copies a page and keeps no link to its words.
    "wagtail.contrib.simple_translation",
    "tests.third_party.events",
)
INSTALLED_APPS = [app for app in _OURS if app not in _absent]
ROOT_URLCONF = "tests.urls"
# What an answer costs is seen where none is kept; ``tests.kept_answers`` keeps them.
CACHES = {"default": DEMO_CACHES["default"]}

_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
_home = Path(tempfile.mkdtemp(prefix=f"destination-tests-{_worker}-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)


def _database() -> dict[str, object]:
    """Return the database that DESTINATION_TEST_DATABASE names, or a SQLite file."""
    url = os.environ.get("DESTINATION_TEST_DATABASE", "")
    if url:
        parts = urlsplit(url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.strip("/"),
            "USER": parts.username,
            "PASSWORD": parts.password or "",
            "HOST": parts.hostname,
            "PORT": parts.port,
        }
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
    # A real file: threads and processes of a test share it as they share a site's database.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _home / "unused.sqlite3",
        "OPTIONS": options,
        "TEST": {"NAME": _home / "test.sqlite3"},
    }


DATABASES = {"default": _database()}
MEDIA_ROOT = _home / "media"
#: What is uploaded; nothing serves it.
PRIVATE_ROOT = _home / "private"
STORAGES = {
    **DEMO_STORAGES,
    "default": {"BACKEND": PRIVATE_STORAGE, "OPTIONS": {"location": PRIVATE_ROOT / "uploads"}},
    "destination_originals": {"BACKEND": PRIVATE_STORAGE, "OPTIONS": {"location": PRIVATE_ROOT / "originals"}},
}
STATIC_ROOT = _home / "static"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
# Tasks run where they are enqueued; the worker has tests of its own.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
