"""Settings of our site: what ``wagtail start`` gives, with the lines of docs/how-to/add-to-a-site.md.

``DESTINATION_PEERS_DIR`` is the folder of its database and files; ``DESTINATION_PEERS_CACHE=1`` sets up the cache of
answers.
"""

import os
from pathlib import Path

HOME = Path(os.environ["DESTINATION_PEERS_DIR"])
DATABASE_NAME = os.environ.get("DESTINATION_PEERS_DATABASE", "ours.sqlite3")

SECRET_KEY = "a-key-that-protects-nothing-because-the-benchmark-only-listens-here"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "destination_cms",
    "destination_cms.pictures",
    "circuits",
    "mice",
    "news",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailgeowidget",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "destination_cms.middleware.AtomicAdminMiddleware",
]
ROOT_URLCONF = "benchmarks.peers.site_urls"
WSGI_APPLICATION = "benchmarks.peers.site_wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / DATABASE_NAME,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456;",
        },
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if os.environ.get("DESTINATION_PEERS_CACHE") == "1":
    CACHES["destination_answers"] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "destination_answers",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Europe/Paris"
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]
WAGTAIL_I18N_ENABLED = False

STATIC_URL, MEDIA_URL = "/static/", "/media/"
MEDIA_ROOT = HOME / "media"
_PRIVATE = {
    "BACKEND": "destination_cms.images.storage.PrivateFileSystemStorage",
    "OPTIONS": {"location": HOME / "private"},
}
STORAGES = {
    "default": _PRIVATE,
    "destination_originals": _PRIVATE,
    "renditions": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_IMAGE_MODEL = "destination_pictures.Picture"
WAGTAIL_SITE_NAME = "Ours"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8100"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The sizes that the plugin is asked for.
DESTINATION_CMS = {
    "IMAGE_PRESETS": {"THUMBNAIL": "fill-320x240", "CARD": "fill-480x320", "HERO": "width-1024"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django_tasks": {"level": "CRITICAL"}, "django_tasks_db": {"level": "CRITICAL"}},
}
