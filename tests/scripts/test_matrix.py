"""What is supported is what the matrix tests: Pythons, Djangos, and the ends of the range."""

import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from scripts.lock_files import ROOT, SITE_LOCKS, pins_of
from scripts.matrix import PYTHONS, Point, interpreters, points, split

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def supported(prefix: str) -> list[str]:
    return [line.removeprefix(prefix) for line in PROJECT["classifiers"] if line.startswith(prefix)]


def of_minor(versions: set[str]) -> set[str]:
    return {".".join(version.split(".")[:2]) for version in versions}


def test_every_python_and_django_that_is_promised_has_a_point():
    djangos = {point.lock.name: of_minor(pins_of(point.lock.path.read_text())["django"]) for point in points()}

    assert sorted(set().union(*djangos.values())) == supported("Framework :: Django :: ")
    assert {point.python for point in points()} == {*PYTHONS} == {*supported("Programming Language :: Python :: ")}


def test_the_newest_django_is_tested_on_every_python_that_it_runs_on():
    newest = supported("Framework :: Django :: ")[-1]

    assert [point.python for point in points() if f"Django {newest}" in point.name] == ["3.12", "3.13", "3.14"]


def test_the_lowest_versions_are_those_of_the_project():
    (lowest,) = [lock for lock in SITE_LOCKS if lock.is_lowest]
    pins = pins_of(lowest.path.read_text())
    wagtail = next(item for item in map(Requirement, PROJECT["dependencies"]) if item.name == "wagtail")

    assert pins["django"] == {"5.2"}
    assert {str(part) for part in wagtail.specifier if part.operator == ">="} == {f">={min(pins['wagtail'])}"}


def test_a_python_that_is_missing_is_told_and_not_taken_for_tested():
    run = Point("3.13", SITE_LOCKS[0])
    gone = [Point("3.14", SITE_LOCKS[0]), Point("3.11", SITE_LOCKS[1]), Point("3.14", SITE_LOCKS[2])]

    assert split([*gone, run], {"3.13": "/usr/bin/python3.13"}) == ([run], ["3.11", "3.14"])


def test_a_program_of_that_name_that_does_not_start_is_no_interpreter(tmp_path: Path, monkeypatch):
    for version in PYTHONS:
        program = tmp_path / f"python{version}"
        program.write_text("#!/bin/sh\necho not installed >&2\nexit 127\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert interpreters() == {}

    program = tmp_path / "python{}.{}".format(*sys.version_info)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    assert interpreters() == {program.name.removeprefix("python"): str(program)}
