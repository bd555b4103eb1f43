"""One word, one meaning: names that a newcomer would have to tell apart."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from scripts.module_sizes import ROOT

APPS = ("destination_cms", "circuits", "mice", "news")
#: Words that the code once had for things that now have a name of the field.
OLD_WORDS = r"\b(Settlement|Standing|StandingThings|Reach|Workings|Gates|Cascade|hanging|bury|Stage)\b"
DECLARATION = re.compile(rf"^ *(class|def|from|import) .*{OLD_WORDS}")


def python_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "*.py"], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).exists()]


def layer_of(path: Path) -> tuple[str, ...]:
    """Return the layer that a module belongs to: a package of the core, or the same package of all verticals."""
    app, *inside = path.relative_to(ROOT).with_suffix("").parts
    return ("destination_cms" if app == "destination_cms" else "verticals", inside[0])


def public_classes() -> Iterator[tuple[tuple[str, ...], str, Path]]:
    """Yield layer, name and module of each public class of ours; Django itself names migrations and commands."""
    for path in python_files():
        parts = path.relative_to(ROOT).parts
        if parts[0] not in APPS or {"migrations", "commands"} & set(parts):
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield layer_of(path), node.name, path


def test_no_two_public_classes_of_a_layer_share_a_name():
    modules: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for layer, name, path in public_classes():
        modules.setdefault((layer, name), []).append(str(path.relative_to(ROOT)))

    assert modules
    assert {name: paths for (_, name), paths in modules.items() if len(paths) > 1} == {}


def test_nothing_is_declared_with_a_word_that_was_given_up():
    declared = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if DECLARATION.match(line)
    ]

    assert declared == []
