"""The figures as a plain text table."""

from collections.abc import Mapping
from typing import Any

from .ratios import ratios_of

_COLUMNS = (
    ("scale", 6),
    ("scenario", 9),
    ("endpoint", 9),
    ("SQL", 4),
    ("median ms", 10),
    ("p95 ms", 8),
    ("CPU ms", 7),
    ("req/s", 8),
    ("of core", 8),
    ("bytes", 8),
    ("peak MB", 8),
)


def table_of(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a line for each endpoint of each scenario and scale."""
    lines = ["  ".join(name.rjust(width) for name, width in _COLUMNS)]
    for scale, scenarios in figures.items():
        for scenario, ratios in ratios_of(scenarios).items():
            for endpoint, found in scenarios[scenario].items():
                ratio = f"{ratios['requests_per_second_of_core']:.2f}" if endpoint == "product" else ""
                cells = (
                    scale,
                    scenario,
                    endpoint,
                    str(found["statements"]),
                    f"{found['median_ms']:.2f}",
                    f"{found['p95_ms']:.2f}",
                    f"{found['cpu_ms']:.2f}",
                    f"{found['requests_per_second']:.0f}",
                    ratio,
                    str(found["bytes"]),
                    f"{found['peak_memory_mb']:.0f}",
                )
                lines.append("  ".join(cell.rjust(width) for cell, (_, width) in zip(cells, _COLUMNS, strict=True)))
    return "\n".join(lines)
