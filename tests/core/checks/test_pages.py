"""E006: a base page model of the site's own. It is chosen at start-up, so each look is a process of its own."""

import subprocess
import sys

from destination_cms.checks.pages import check_base_page
from scripts.module_sizes import ROOT


def check(settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "django", "check", "--pythonpath", ".", "--settings"]
    return subprocess.run(
        [*command, f"tests.core.checks.own_base_page.{settings}"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_wagtails_own_page_is_no_fault():
    assert check_base_page(None) == []


def test_the_cause_is_told_before_what_follows_from_it():
    done = check("settings")

    assert done.returncode == 1
    first = next(line for line in done.stderr.splitlines() if line.startswith("?: "))
    assert first.startswith("?: (destination_cms.E006) WAGTAIL_PAGE_MODEL is 'own_base_page.OwnPage', and ")
    assert "destination_circuits.CircuitPage" in first
    assert first.endswith("need Wagtail's own Page.")
    assert done.stderr.index("E006") < done.stderr.index("fields.E301")


def test_the_core_runs_on_any_base_page():
    done = check("core_settings")

    assert done.returncode == 0, done.stderr
    assert ".E0" not in done.stderr
