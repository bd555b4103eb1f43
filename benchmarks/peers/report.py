"""The figures as a table, and what misses its bound."""

from collections.abc import Iterator

from .nights import Night, Nights
from .rounds import Figures, Measured

PLUGIN, OURS = "plugin", "ours"
COLD, WARM, WARM_POST, NOT_MODIFIED = "ours, cold", "ours, warm", "ours, warm, by POST", "ours, 304"
ROW, HAND, GRAPHQL = "floor: one row", "floor: SQL by hand", "floor: graphql-core"

#: Requests per second of a cold answer, as a multiple of the plugin's.
LEAST_COLD = {"W1": 14.0, "W2": 14.0, "W3": 10.0}
#: Requests per second of a warm answer to the same GET without its condition, as a multiple of those of a 304.
LEAST_WARM = 0.9
#: Requests per second of the one-row floor, as a multiple of those of a 304.
MOST_ROW = 1.4
#: Records per CPU second of a full sync, and CPU seconds of a delta, as a multiple of the plugin's.
LEAST_FULL, LEAST_DELTA = 45.0, 130.0
#: Memory of the processes after all rounds, as a multiple of that after the first.
MOST_MEMORY = 1.05

_COLUMNS = ("", "requests/s", "x plugin", "CPU ms", "CPU x plugin", "bytes")
_NIGHT_COLUMNS = ("", "records", "CPU s", "records/CPU s", "CPU x plugin", "MB before", "MB after")


def tables_of(figures: Figures, nights: Nights) -> str:
    """Return the tables in Markdown."""
    return "\n\n".join([_table(_COLUMNS, _rows(figures)), _table(_NIGHT_COLUMNS, _night_rows(nights))])


def complaints_of(figures: Figures, nights: Nights) -> list[str]:
    """Return a sentence for each figure that misses its bound."""
    found = [complaint for workload, of_it in figures.items() for complaint in _answer_complaints(workload, of_it)]
    return [*found, *(_night_complaints(nights) if nights else ())]


def full_ratio(nights: Nights) -> float:
    """Return the records per CPU second of our full sync, as a multiple of the plugin's."""
    (ours, _), (plugins, _) = nights[OURS], nights[PLUGIN]
    return _per_second(ours) / _per_second(plugins)


def delta_ratio(nights: Nights) -> float:
    """Return the CPU seconds of the plugin's delta, as a multiple of ours."""
    return nights[PLUGIN][1].seconds / nights[OURS][1].seconds


def _answer_complaints(workload: str, measured: dict[str, Measured]) -> Iterator[str]:
    cold = measured[COLD].times(measured[PLUGIN])
    if cold < LEAST_COLD[workload]:
        yield f"{workload}: cold is {cold:.1f} x the plugin's requests per second; at least {LEAST_COLD[workload]:.0f}"
    warm = measured[WARM].times(measured[NOT_MODIFIED])
    if warm < LEAST_WARM:
        yield f"{workload}: warm is {warm:.2f} x the requests per second of a 304; at least {LEAST_WARM}"
    row = measured[ROW].times(measured[NOT_MODIFIED])
    if row > MOST_ROW:
        yield f"{workload}: the one-row floor is {row:.2f} x the requests per second of a 304; at most {MOST_ROW}"


def _night_complaints(nights: Nights) -> Iterator[str]:
    if (full := full_ratio(nights)) < LEAST_FULL:
        yield f"full sync: {full:.1f} x the plugin's records per CPU second; at least {LEAST_FULL:.0f}"
    if (delta := delta_ratio(nights)) < LEAST_DELTA:
        yield f"delta: the plugin takes {delta:.0f} x our CPU time; at least {LEAST_DELTA:.0f}"
    for name, night in zip(("full sync", "delta"), nights[OURS], strict=True):
        before, after = night.memory_mb
        if after > MOST_MEMORY * before:
            yield f"{name}: the server has {after:.0f} MB instead of {before:.0f} MB; at most {MOST_MEMORY} x"


def _rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    for workload, measured in figures.items():
        plugin = measured[PLUGIN]
        for name, each in measured.items():
            times, cpu = each.times(plugin), plugin.cpu_ms / each.cpu_ms
            yield (
                f"{workload} {name}",
                f"{each.per_second:.0f}",
                f"{times:.1f}",
                f"{each.cpu_ms:.2f}",
                f"{cpu:.1f}",
                f"{each.bytes:,}",
            )


def _night_rows(nights: Nights) -> Iterator[tuple[str, ...]]:
    for number, name in enumerate(("W4 full sync", "W5 delta of 25")):
        for side in nights:
            night, plugin = nights[side][number], nights[PLUGIN][number]
            before, after = night.memory_mb
            yield (
                f"{name}, {side}",
                f"{len(night.fetched.titles) + len(night.fetched.gone):,}",
                f"{night.seconds:.4f}",
                f"{_per_second(night):,.0f}",
                f"{plugin.seconds / night.seconds:.1f}",
                f"{before:.0f}",
                f"{after:.0f}",
            )


def _per_second(night: Night) -> float:
    return (len(night.fetched.titles) + len(night.fetched.gone)) / night.seconds


def _table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    filled = [columns, *rows]
    widths = [max(len(row[number]) for row in filled) for number in range(len(columns))]
    lines = [
        "| "
        + " | ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in filled
    ]
    rule = (
        "|" + "|".join("-" * (width + 1) + ("-" if number == 0 else ":") for number, width in enumerate(widths)) + "|"
    )
    return "\n".join([lines[0], rule, *lines[1:]])
