"""Fill a database for trials of volume, with real places when their file is given."""

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Site

from ...places import DefectKind, Feature, inspect_places
from ...volume import load_volume, synthetic_places

SPOTS, CIRCUITS = 1_000, 100
SCALES = {"small": 1, "large": 10}
SYNTHETIC_PLACES = 335


class Command(BaseCommand):
    help = (
        "Write many spots and circuits below the default site's home page, in a folder of their own: "
        "small is 1,000 spots and 100 circuits of 10 stops, large ten times that. Then reconcile the ledger."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=[*SCALES], default="small")
        parser.add_argument(
            "--from",
            dest="file",
            metavar="FILE",
            type=Path,
            help="GeoJSON file with the places of a town; without it, places are made up.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        factor = SCALES[options["scale"]]
        features = read_places(options["file"]) if options["file"] else synthetic_places(SYNTHETIC_PLACES)
        self._report(features)
        folder = make_folder(options["scale"])
        started = time.perf_counter()
        volume = load_volume(folder, features, spot_count=SPOTS * factor, circuit_count=CIRCUITS * factor)
        self.stdout.write(
            f"{volume.spots} spots ({volume.drafts} drafts), {volume.circuits} circuits and {volume.stops} stops "
            f"written in {time.perf_counter() - started:.1f} s"
        )
        started = time.perf_counter()
        call_command("reconcile_publications", stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(f"Ledger reconciled in {time.perf_counter() - started:.1f} s")

    def _report(self, features: list[Feature]) -> None:
        defects = inspect_places(features)
        for defect in defects:
            self.stdout.write(f"{defect.name or '?'}  {defect.field}: {defect.value}  ({defect.kind})")
        totals = Counter(defect.kind for defect in defects)
        self.stdout.write(f"{len(features)} places, {len(defects)} defects")
        for kind in DefectKind:
            if totals[kind]:
                self.stdout.write(f"{totals[kind]:>6}  {kind}")


def read_places(file: Path) -> list[Feature]:
    """Return the features of a GeoJSON file.

    Raises:
        CommandError: there is no such file, or it holds no features.
    """
    try:
        features = json.loads(file.read_bytes())["features"]
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{file} is not a GeoJSON FeatureCollection.") from error
    if not isinstance(features, list) or not features or not all(isinstance(item, dict) for item in features):
        raise CommandError(f"{file} holds no features.")
    return features


def make_folder(scale: str) -> Any:
    """Return a new page below the default site's home page, for everything of one run.

    Raises:
        CommandError: there is no default site.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CommandError("There is no default site. Run seed_demo first.")
    home = site.root_page
    folder = Page(title=f"Volume ({scale})", slug=find_available_slug(home, f"volume-{scale}"), locale=home.locale)
    home.add_child(instance=folder)
    return folder
