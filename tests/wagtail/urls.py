"""The URLs of Wagtail's test project after the plugin's."""

from django.urls import include, path
from wagtail.test.urls import urlpatterns

urlpatterns = [path("", include("destination_cms.urls")), *urlpatterns]
