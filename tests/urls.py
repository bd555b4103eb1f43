"""Addresses of the test site: the demo's, with Wagtail's own pages where the demo has its front-end."""

from demo.urls import page_patterns, plugin_patterns

urlpatterns = [*plugin_patterns, *page_patterns]
