"""Count the lines of every module: over 250 it probably contains a second idea, over the limit the build fails."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {
    "destination_cms": 400,
    "circuits": 400,
    "mice": 400,
    "news": 400,
    "demo": 400,
    "scripts": 400,
    "benchmarks": 400,
    "tests": 600,
}
WARNING_LINES = 250


@dataclass(frozen=True)
class Module:
    path: Path
    lines: int
    limit: int

    def __str__(self) -> str:
        return f"{self.lines:5} {self.path.relative_to(ROOT)} (limit {self.limit})"


def modules() -> Iterator[Module]:
    """Yield every module that is not generated."""
    for folder, limit in LIMITS.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not {"migrations", "node_modules"} & set(path.parts):
                yield Module(path, len(path.read_text().splitlines()), limit)


def main() -> None:
    by_size = sorted(modules(), key=lambda module: -module.lines)
    too_long = [module for module in by_size if module.lines > module.limit]
    long = [
        module for module in by_size if WARNING_LINES < module.lines <= module.limit and module.limit < LIMITS["tests"]
    ]
    if long:
        print("Getting long, which second idea lives in each?", *long, sep="\n")
    if too_long:
        sys.exit("\n".join(["Too long:", *map(str, too_long)]))


if __name__ == "__main__":
    main()
