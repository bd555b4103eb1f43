"""Run all checks except the tests, in parallel, and say how to fix failures."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .verticals import PRESENT, VERTICALS

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
SIDE_BY_SIDE = 2
SHOWN_LINES = 60


@dataclass(frozen=True)
class Step:
    """One check: a command that exits with 0 on success, and what to do otherwise."""

    name: str
    what_to_do: str
    program: str
    arguments: tuple[str, ...] = ()
    is_shown_when_green: bool = False

    @property
    def command(self) -> list[str]:
        beside = PROGRAMS / self.program
        return [str(beside) if beside.exists() else self.program, *self.arguments]


@dataclass(frozen=True)
class Result:
    step: Step
    is_green: bool
    output: str
    seconds: float


def module(name: str, *arguments: str) -> tuple[str, ...]:
    return ("-m", name, *arguments)


ABSENT = [name for name in VERTICALS if name not in PRESENT]
#: Packages to type-check if a vertical is absent: those of pyproject.toml without it, and without the demo.
TYPED = ("destination_cms", *PRESENT, "scripts") if ABSENT else ()
#: The contracts name the modules of every vertical; the demo installs all of them.
NEED_ALL = ("imports", "system checks")

# The longest first: they run two by two.
STEPS = (
    Step(
        "payload shapes",
        "The shape of a record that apps store has changed: the message above says which, and what to do.",
        "python",
        module("scripts.payload_shapes", "--check"),
    ),
    Step(
        "payload fields",
        "Every published field must be in GraphQL, or be listed as not shown: the message above names it.",
        "python",
        module("scripts.payload_fields"),
    ),
    Step(
        "types",
        "Correct the annotation or the code. Strictness is set in pyproject.toml.",
        "mypy",
        TYPED,
    ),
    Step(
        "schema",
        "If the change of the public contract is meant: make schema, review the diff, commit schema.graphql and a "
        "line in CHANGELOG.md. A field must be deprecated for one minor release before it is removed or narrowed.",
        "python",
        module("scripts.schema", "--check"),
    ),
    Step(
        "system checks",
        "Follow the message. Every id is explained in docs/reference/checks.md.",
        "python",
        ("manage.py", "check", "--fail-level=WARNING"),
    ),
    Step(
        "migrations",
        "make migrations, review it, give it a descriptive name, commit it with the model.",
        "python",
        module("django", "makemigrations", "--check", "--dry-run", "--settings=tests.settings", "--pythonpath=."),
    ),
    Step(
        "French",
        "make messages; translate what is empty in locale/fr/LC_MESSAGES/django.po; make messages again; commit .po "
        "and .mo.",
        "python",
        module("scripts.messages", "--check"),
    ),
    Step(
        "imports",
        "Move the code to the side where it belongs, or hand the value over through a field of Vertical. The contracts "
        "are in pyproject.toml; a new module of a vertical must be added to them.",
        "lint-imports",
        ("--no-logo",),
    ),
    Step(
        "style",
        "ruff check --fix corrects most of it; correct the rest by hand.",
        "ruff",
        ("check", "--output-format=concise", "--quiet"),
    ),
    Step("format", "ruff format", "ruff", ("format", "--check", "--quiet", "--output-format=concise")),
    Step("lock files", "make lock, and commit requirements/.", "python", module("scripts.lock_files")),
    Step(
        "module sizes",
        "Split the module by noun or by verb; do not call a module utils.",
        "python",
        module("scripts.module_sizes"),
        is_shown_when_green=True,
    ),
)


def run(step: Step) -> Result:
    started = time.monotonic()
    done = subprocess.run(
        step.command,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return Result(step, done.returncode == 0, done.stdout.strip(), time.monotonic() - started)


def shown(output: str) -> str:
    lines = output.splitlines()
    left_out = len(lines) - SHOWN_LINES
    return "\n".join(lines if left_out <= 0 else [*lines[:SHOWN_LINES], f"... and {left_out} lines more"])


def report(results: list[Result]) -> None:
    for result in results:
        if not result.is_green:
            print(f"\n--- {result.step.name}: {' '.join(result.step.command)}\n{shown(result.output)}")
        elif result.step.is_shown_when_green and result.output:
            print(f"\n--- {result.step.name}\n{shown(result.output)}")
    print()
    for result in results:
        print(f"{'ok ' if result.is_green else 'RED'}  {result.step.name:<13} {result.seconds:5.1f} s")
    for result in results:
        if not result.is_green:
            print(f"\nWhat to do about {result.step.name}: {result.step.what_to_do}")


def main() -> None:
    started = time.monotonic()
    steps = [step for step in STEPS if not (ABSENT and step.name in NEED_ALL)]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        results = list(pool.map(run, steps))
    report(results)
    if ABSENT:
        print(f"\nWithout {', '.join(ABSENT)}: left out are {', '.join(NEED_ALL)}, and the types of the demo.")
    red = [result.step.name for result in results if not result.is_green]
    print(f"\n{'Red: ' + ', '.join(red) if red else 'All green'}, {time.monotonic() - started:.0f} s.")
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
