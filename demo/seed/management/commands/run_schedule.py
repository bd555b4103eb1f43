"""Publish and expire what is scheduled, every minute, in one process until it is stopped."""

import logging
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run publish_scheduled again and again. A Django process for each run would cost seconds of CPU a minute."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--every", type=float, default=60, help="seconds between two runs (default: 60)")
        parser.add_argument("--runs", type=int, help="stop after so many runs")

    def handle(self, *args: Any, **options: Any) -> None:
        left = options["runs"]
        while left is None or left > 0:
            left = None if left is None else left - 1
            close_old_connections()
            try:
                call_command("publish_scheduled", verbosity=0)
            except Exception:
                # A database that is busy for once is not the end of the schedule.
                logger.exception("publish_scheduled failed; it runs again in %.0f s", options["every"])
            time.sleep(options["every"])
