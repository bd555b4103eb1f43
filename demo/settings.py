"""Settings of the demo site: SQLite, French and English, no address outside this machine."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[1]
VAR_DIR = Path(os.environ.get("DESTINATION_DEMO_DIR", BASE_DIR / "var"))
PORT = os.environ.get("DESTINATION_DEMO_PORT", "8000")

DEBUG = os.environ.get("DESTINATION_DEMO_DEBUG", "") == "1"
SECRET_KEY = "a-demo-key-that-protects-nothing-because-the-demo-only-listens-here"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    # Before wagtail, so that its publish_scheduled is the one that runs.
    "destination_cms",
    "destination_cms.pictures",
    "demo.front",
    "demo.seed",
    "circuits",
    "mice",
    "news",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail_localize",
    # In place of wagtail.locales: it also keeps the trees of two languages in step.
    "wagtail_localize.locales",
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
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "destination_cms.middleware.AtomicAdminMiddleware",
]

ROOT_URLCONF = "demo.urls"
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
WSGI_APPLICATION = "demo.wsgi.application"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "demo.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # Without a map into memory SQLite copies each page that it reads.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456;",
        },
        # To open a database costs more than most answers.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # GraphQL answers, until something is published.
    "destination_answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "destination_answers",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# A translation begins as a draft: with the source's words in it, it is not one yet.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# What is uploaded has no public address; what is made of it for the public stands in MEDIA_ROOT.
PRIVATE_STORAGE = "destination_cms.images.storage.PrivateFileSystemStorage"
STORAGES = {
    "default": {"BACKEND": PRIVATE_STORAGE, "OPTIONS": {"location": VAR_DIR / "uploads"}},
    "destination_originals": {"BACKEND": PRIVATE_STORAGE, "OPTIONS": {"location": VAR_DIR / "originals"}},
    "renditions": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"

WAGTAIL_SITE_NAME = "Smart Issy"
# Wagtail would ask gravatar.com for the avatars of accounts, and its own server for new versions.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"
# Where the map of a new spot opens. There is no tile layer, here and for visitors: the demo does not request maps from
# any server.
GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.8241, "lng": 2.2704}
DESTINATION_CMS = {"MAP_BASE": "destination_front/base.json"}
WAGTAILIMAGES_IMAGE_MODEL = "destination_pictures.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "destination_cms.images.forms.CheckedImageForm"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The worker logs each task it runs, and Wagtail's index tasks log errors for rows that are already deleted.
    "loggers": {"django_tasks": {"level": "CRITICAL"}, "django_tasks_db": {"level": "CRITICAL"}},
}
