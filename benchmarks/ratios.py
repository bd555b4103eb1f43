"""Ratios of the product's figures to those of a floor from the same run."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

RATIOS = Path(__file__).resolve().parent / "ratios.json"
#: Lowest ratio to graphql-core alone, which does not read, check and limit as much.
LEAST_OF_CORE = 0.6
#: Fraction of a committed ratio that a new one may lose.
MOST_LOST = 0.25

Ratios = Mapping[str, Mapping[str, Mapping[str, float]]]


def ratios_of(figures: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Return the ratios of each scenario, where higher is better, and the number of statements."""
    return {name: _ratios(found) for name, found in figures.items()}


def _ratios(found: Mapping[str, Any]) -> dict[str, float]:
    product, core, plain = found["product"], found["core"], found["django"]
    return {
        "requests_per_second_of_core": round(product["requests_per_second"] / core["requests_per_second"], 3),
        "requests_per_second_of_django": round(product["requests_per_second"] / plain["requests_per_second"], 3),
        "cpu_of_core": round(core["cpu_ms"] / product["cpu_ms"], 3),
        "memory_of_core": round(core["peak_memory_mb"] / product["peak_memory_mb"], 3),
        "statements": product["statements"],
    }


def complaints_of(ratios: Ratios, committed: Ratios) -> list[str]:
    """Return a sentence for each ratio that is below its bound or a quarter worse than the committed one."""
    found = []
    for scale, scenarios in ratios.items():
        for scenario, values in scenarios.items():
            for name, value in values.items():
                complaint = _complaint(name, value, committed.get(scale, {}).get(scenario, {}).get(name))
                if complaint:
                    found.append(f"{scale}, {scenario}: {name} is {value}, {complaint}.")
    return found


def _complaint(name: str, value: float, kept: float | None) -> str:
    if kept is None:
        return "and no figure is committed: run --keep"
    if name == "statements":
        return f"committed are {kept}" if value > kept else ""
    if name == "requests_per_second_of_core" and value < LEAST_OF_CORE:
        return f"the least is {LEAST_OF_CORE}"
    return f"committed is {kept}" if value < kept * (1 - MOST_LOST) else ""
