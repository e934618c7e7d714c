"""The tables of the bench: times as ratios, each beside what it should be at most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Times = Mapping[str, Sequence[float]]

#: How much of the time of another system a search may take.
MOST = {"sqlite": 0.3, "postgres": 0.6, "raw": 2.0}
MOST_GROWTH = 6.0
LEAST_RATE, MOST_MEMORY, LEAST_PROCESSORS, MOST_WAIT = 1.5, 600.0, 1.5, 100.0


@dataclass(frozen=True, slots=True)
class Bulk:
    """How a corpus was indexed as a whole."""

    rate: float
    plain_rate: float
    database_rates: Mapping[str, float]
    megabytes: float
    processors: float


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def searches(size: int, found: Mapping[str, Times], smaller: Mapping[str, Times]) -> Iterator[str]:
    """Yield the lines about searches in a corpus, `found` by shape and system."""
    yield ""
    heads = (f"{size:,} records", "whooshsearch", "SQLite", "PostgreSQL", "raw + rows", "growth")
    yield "{:22} {:>17} {:>14} {:>15} {:>15} {:>8}".format(*heads)
    heads = ("p50 and p95", "ms", "x (<= 0.3)", "x (<= 0.6)", "x (<= 2)", "x (<= 6)")
    yield "{:22} {:>17} {:>14} {:>15} {:>15} {:>8}".format(*heads)
    for shape, times in found.items():
        yield _line(shape, times, smaller.get(shape))


def _line(shape: str, times: Times, smaller: Times | None) -> str:
    own = [quantile(times["whooshsearch"], share) for share in (0.5, 0.95)]
    cells, is_missed = [f"{shape:22} {own[0]:8.1f} {own[1]:8.1f}"], False
    for system, most in MOST.items():
        if system not in times:
            cells.append(f"{'-':>15}")
            continue
        base = "whooshsearch on postgres" if system == "postgres" else "whooshsearch"
        ratios = [
            quantile(times[base], share) / quantile(times[system], share) for share in (0.5, 0.95)
        ]
        is_missed |= max(ratios) > most
        cells.append("".join(f"{ratio:7.2f}{'*' if ratio > most else ' '}" for ratio in ratios))
    if smaller:
        growth = own[1] / quantile(smaller["whooshsearch"], 0.95)
        is_missed |= growth > MOST_GROWTH
        cells.append(f"{growth:6.1f}{'*' if growth > MOST_GROWTH else ' '}")
    return f"{' '.join(cells)}  {'MISS' if is_missed else 'PASS'}"


def absolute(size: int, found: Mapping[str, Times]) -> Iterator[str]:
    """Yield the milliseconds of every system, p50 and p95."""
    systems = list(dict.fromkeys(name for times in found.values() for name in times))
    yield ""
    yield f"{size:,} records, ms, p50 / p95"
    yield " ".join([" " * 22, *(f"{name:>25}" for name in systems)])
    for shape, times in found.items():
        cells = (
            f"{quantile(times[name], 0.5):.1f} / {quantile(times[name], 0.95):.1f}"
            for name in systems
        )
        yield " ".join([f"{shape:22}", *(f"{cell:>25}" for cell in cells)])


def bulk(size: int, found: Bulk) -> Iterator[str]:
    """Yield the lines about indexing a whole corpus."""
    ratio = found.rate / found.plain_rate
    others = ", ".join(f"{name} {rate:.0f}" for name, rate in found.database_rates.items())
    yield ""
    yield f"{size:,} records indexed as a whole"
    yield (
        f"  records/s        {found.rate:7.0f}   plain Whoosh {found.plain_rate:.0f}, {others};"
        f" x plain {ratio:.2f} (>= {LEAST_RATE})  {_word(ratio >= LEAST_RATE)}"
    )
    yield (
        f"  memory           {found.megabytes:7.0f} MB at the most (< {MOST_MEMORY:.0f})"
        f"  {_word(found.megabytes < MOST_MEMORY)}"
    )
    yield (
        f"  processors used  {found.processors:7.2f} on average (>= {LEAST_PROCESSORS})"
        f"  {_word(found.processors >= LEAST_PROCESSORS)}"
    )


def change(size: int, times: Sequence[float]) -> str:
    """Return the line about one changed record."""
    middle, high, most = quantile(times, 0.5), quantile(times, 0.95), max(times)
    return (
        f"{size:,} records, one changed and found: {middle:.0f} ms p50, {high:.0f} ms p95, "
        f"{most:.0f} ms at the most (p95 < {MOST_WAIT:.0f})  {_word(high < MOST_WAIT)}"
    )


def _word(is_met: bool) -> str:
    return "PASS" if is_met else "MISS"
