"""URLs that are measured: those of the product, and each floor for each scenario."""

from django.urls import include, path

from .floors import core_floor, django_floor

urlpatterns = [
    path("", include("destination_cms.urls")),
    path("floors/core/<str:name>/", core_floor),
    path("floors/django/<str:name>/", django_floor),
]
