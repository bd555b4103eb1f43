"""Addresses of the demo site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

plugin_patterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("destination_cms.urls")),
    # The demo serves its own media: it listens on this machine only.
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
]
# Wagtail builds the paths of pages with these; where the front stands before them, it answers.
page_patterns = i18n_patterns(path("", include(wagtail_urls)))
urlpatterns = [*plugin_patterns, path("", include("demo.front.urls")), *page_patterns]
