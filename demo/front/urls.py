"""The visitors' addresses: the root leads to a language, and below it the paths are those of the API."""

from django.conf import settings
from django.urls import path, re_path

from .views import choose_language, page

app_name = "destination_front"

_languages = "|".join(code for code, _ in settings.LANGUAGES)

urlpatterns = [
    path("", choose_language, name="root"),
    re_path(rf"^(?P<language>{_languages})(?:/.*)?$", page),
]
