"""Run Wagtail's own tests without and with the plugin, and print what differs. Takes an hour: before a release.

The tests are those that Wagtail's package brings along, in its own test project (``tests/wagtail``). Exits with 1 if a
test ends worse with the plugin, or executes more than two queries more or fewer.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import wagtail

from .module_sizes import ROOT

LABELS = (
    "wagtail.admin",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.contrib.redirects",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.contrib.simple_translation",
)
ALLOWED_QUERIES = 2
PACKAGES = Path(wagtail.__file__).parent.parent
MODES = ("without", "with")


@dataclass(frozen=True)
class Run:
    """How each test ended, by its id, and the numbers of queries that it counted."""

    ends: dict[str, str]
    counts: dict[str, list[int]]

    @property
    def summary(self) -> str:
        ends = [*self.ends.values()]
        return f"{len(ends)} tests, {ends.count('failed')} failed, {ends.count('skipped')} skipped"


def run(mode: str, labels: list[str], folder: Path) -> Run:
    """Run the tests in one mode; Django's own output goes to the terminal."""
    report = folder / f"{mode}.json"
    (folder / mode).mkdir(exist_ok=True)
    command = ["-P", "-m", "django", "test", "--noinput", f"--settings=tests.wagtail.{mode}_plugin", *labels]
    subprocess.run(
        [sys.executable, *command],
        check=False,
        # Some of the tests open files by their path in Wagtail's repository.
        cwd=PACKAGES,
        env={
            **{name: value for name, value in os.environ.items() if name not in {"PYTHONDEVMODE", "PYTHONWARNINGS"}},
            "PYTHONPATH": str(ROOT),
            "DESTINATION_WAGTAIL_FOLDER": str(folder / mode),
            "DESTINATION_WAGTAIL_REPORT": str(report),
        },
        stdin=subprocess.DEVNULL,
    )
    if not report.exists():
        sys.exit(f"The tests {mode} the plugin did not start: the lines above say why.")
    return Run(**json.loads(report.read_text()))


def differences(without: Run, with_plugin: Run) -> Iterator[str]:
    """Yield a line for each test that ends worse with the plugin, or whose queries differ by more than is allowed."""
    for name, end in sorted(without.ends.items()):
        other = with_plugin.ends.get(name, "not run")
        if end != other and end != "failed":
            yield f"{name}: {end} without, {other} with the plugin"
        counts, others = without.counts.get(name, []), with_plugin.counts.get(name, [])
        if end == other == "passed" and len(counts) != len(others):
            yield f"{name}: counts queries {len(counts)} times without, {len(others)} with the plugin"
        for count, with_count in zip(counts, others, strict=False):
            if abs(with_count - count) > ALLOWED_QUERIES:
                yield f"{name}: {count} queries without, {with_count} with the plugin"


def small_differences(without: Run, with_plugin: Run) -> int:
    """Return how many counts of queries differ at all."""
    pairs = [
        pair
        for name, counts in without.counts.items()
        for pair in zip(counts, with_plugin.counts.get(name, []), strict=False)
    ]
    return sum(count != other for count, other in pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", nargs="*", default=LABELS, help="apps or tests of Wagtail; by default all seven apps")
    labels = [*parser.parse_args().labels]
    with tempfile.TemporaryDirectory() as folder:
        without, with_plugin = (run(mode, labels, Path(folder)) for mode in MODES)
    for mode, result in zip(MODES, (without, with_plugin), strict=True):
        print(f"{mode:<8}{result.summary}")
    print(
        f"{small_differences(without, with_plugin)} counts of queries differ; {ALLOWED_QUERIES} are allowed for each."
    )
    found = [*differences(without, with_plugin)]
    print("\n".join(found))
    sys.exit(1 if found or not without.ends else 0)


if __name__ == "__main__":
    main()
