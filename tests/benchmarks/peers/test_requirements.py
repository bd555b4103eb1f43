"""The plugin's environment holds pinned packages, and of those that we use too the same versions."""

from benchmarks.peers.sites import REQUIREMENTS
from scripts.lock_files import faults_of_text, pins_of
from scripts.module_sizes import ROOT


def test_every_package_is_pinned_with_its_hashes():
    assert faults_of_text(REQUIREMENTS.read_text()) == []


def test_both_sites_run_the_same_wagtail_django_and_server():
    theirs, ours = pins_of(REQUIREMENTS.read_text()), pins_of((ROOT / "requirements/dev.txt").read_text())
    shared = set(theirs) & set(ours)

    assert {"django", "gunicorn", "wagtail", "graphene-django", "graphql-core", "pillow"} <= shared
    assert {name: theirs[name] for name in shared} == {name: ours[name] for name in shared}
    assert set(theirs) - set(ours) == {"wagtail-grapple", "wagtail-headless-preview"}
