"""Addresses of the test site: the demo's."""

from destination_cms.demo.urls import urlpatterns

__all__ = ["urlpatterns"]
