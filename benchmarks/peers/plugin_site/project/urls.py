"""Addresses of the plugin's site, and of the floors."""

from django.urls import include, path
from floors.views import graphql_floor, hand_written_floor, row_floor
from grapple import urls as grapple_urls
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("api/", include(grapple_urls)),
    path("floors/row/<str:workload>/", row_floor),
    path("floors/hand/<str:workload>/", hand_written_floor),
    path("floors/graphql/<str:workload>/", graphql_floor),
    path("admin/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]
