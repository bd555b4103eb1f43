"""Settings of ``python -m benchmarks near``: a site with a worker, and the floors beside it."""

from .admin_settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.near_urls"
