"""Nothing in the repository points at the machine it was written on, or at where packages come from."""

import re
import subprocess

from scripts.module_sizes import ROOT

# Written so that this file does not hold them itself.
PACKAGE_HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
    ("golang", "org"),
    ("crates", "io"),
]
MACHINE_PATH = re.compile(r"(?<![\w.*-])/(?:home|Users|root|work|workspace)/[\w.-]+")
LOCK_NAMES = re.compile(r"(^|/)(requirements/.*\.txt|package-lock\.json|.*\.lock)$")


def committed_texts() -> dict[str, str]:
    """Return the text of every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content[:8000]:
            texts[name] = content.decode(errors="replace")
    return texts


def test_no_package_registry_is_named():
    hosts = [".".join(parts) for parts in PACKAGE_HOSTS]

    assert [(name, host) for name, text in committed_texts().items() for host in hosts if host in text.lower()] == []


def test_no_path_of_a_machine_is_named():
    here = re.compile(rf"(?<![\w.*-]){re.escape(str(ROOT))}/")
    texts = committed_texts()

    assert [(name, match.group()) for name, text in texts.items() for match in MACHINE_PATH.finditer(text)] == []
    assert [name for name, text in texts.items() if here.search(text)] == []


def test_no_lock_file_holds_an_address():
    locks = {name: text for name, text in committed_texts().items() if LOCK_NAMES.search(name)}

    assert {"requirements/run.txt", "requirements/dev.txt"} <= set(locks)
    assert [name for name, text in locks.items() if "://" in text] == []
