"""The English of code, documentation and schema is that of Django's documentation."""

import re
import subprocess

from scripts.module_sizes import ROOT

#: Idioms that slow down a reader whose first language is another one.
IDIOMS = re.compile(r"\b(?:is|are) no (?!longer)|\banew\b|\bsomebody\b|\bnobody\b", re.IGNORECASE)
#: What every reader knows, the account that Unix calls so, and a choice that does not exist.
ALLOWED = re.compile(
    r"\bthere (?:is|are) no |(?-i:\"postgres\", \"nobody\"|postgres or nobody|\"NOBODY\")", re.IGNORECASE
)
READ = ("*.py", "docs/*.md", "*.graphql", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
#: This file names them.
NAMES_THEM = "tests/architecture/test_plain_english.py"


def idioms(text: str) -> list[str]:
    return IDIOMS.findall(ALLOWED.sub("", text))


def test_no_idiom_that_a_stranger_stumbles_over() -> None:
    command = ["git", "-c", "safe.directory=*", "ls-files", *READ]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    files = sorted(set(listed.stdout.split()) - {NAMES_THEM})
    assert len(files) > 500

    found = {path: idioms((ROOT / path).read_text()) for path in files if (ROOT / path).exists()}

    assert {path: words for path, words in found.items() if words} == {}


def test_it_would_be_found() -> None:
    assert idioms("A tombstone is no record. There is no page. It is no longer there. Written anew, by Somebody.") == [
        "is no ",
        "anew",
        "Somebody",
    ]
