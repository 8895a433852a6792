"""What charts show, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.charts.measure import WITHHELD

if TYPE_CHECKING:
    from engine.charts.lines import LineChart, LineSeries, Reference


def sentence(*parts: str) -> str:
    """The parts that say something, as sentences in one line."""
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def listed(texts: Sequence[str]) -> str:
    """'a, b and c'."""
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else list(texts))


def extremes(categories: Sequence[str], values: Sequence[float | None], texts: Sequence[str]) -> str:
    """Highest and lowest of the known values, and where."""
    known = [(value, place) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    highest = max(known, key=lambda pair: pair[0])[1]
    lowest = min(known, key=lambda pair: pair[0])[1]
    if values[highest] == values[lowest]:
        return f"The same throughout: {texts[highest]}"
    return f"Highest {texts[highest]} ({categories[highest]}), lowest {texts[lowest]} ({categories[lowest]})"


def describe_line(chart: LineChart) -> str:
    """A line chart: period, each series' latest, change, extremes, the references, the signals."""
    if not chart.categories:
        return sentence(f"Line chart without data: {chart.title}")
    span = f"{chart.categories[0]} to {chart.categories[-1]}" if len(chart.categories) > 1 else "one month"
    opening = f"Line chart: {chart.title}, {chart.unit}, {span}"
    several = len(chart.series) > 1
    series = [_series(chart, line, several) for line in chart.series]
    return sentence(
        opening, *series, *(_reference(chart, line) for line in chart.references), _signals(chart)
    )


def _series(chart: LineChart, line: LineSeries, several: bool) -> str:
    texts = chart.texts(line)
    name = f"{line.name}: " if several else ""
    known = [place for place, value in enumerate(line.values) if value is not None]
    withheld = "some values are withheld" if WITHHELD in texts else ""
    if not known:
        return f"{name}{withheld or 'no value is reported'}".capitalize()
    last = known[-1]
    parts = [f"{name}latest {texts[last]} ({chart.categories[last]})"]
    if len(known) > 1:
        before, first = known[-2], known[0]
        parts.append(_change(chart, line, before, last))
        if first != before:
            parts.append(_change(chart, line, first, last))
    text = "; ".join([*parts, withheld] if withheld else parts)
    return sentence(text[0].upper() + text[1:], extremes(chart.categories, line.values, texts))


def _change(chart: LineChart, line: LineSeries, before: int, last: int) -> str:
    now, then = line.values[last], line.values[before]
    assert now is not None
    assert then is not None
    word = "unchanged from" if now == then else "up from" if now > then else "down from"
    return f"{word} {chart.texts(line)[before]} in {chart.categories[before]}"


def _reference(chart: LineChart, line: Reference) -> str:
    value = line.latest
    if value is None:
        return ""
    text = f"{line.label} {line.text or chart.measure.text(value)}"
    latest = next((v for s in chart.series[:1] for v in reversed(s.values) if v is not None), None)
    if latest is None or line.kind.value.endswith("limit"):
        return text
    word = "equals" if latest == value else "is above" if latest > value else "is below"
    return f"{text}: the latest value {word} it"


def _signals(chart: LineChart) -> str:
    if not chart.signals:
        return ""
    positions: dict[str, list[int]] = {}
    for signal in chart.signals:
        positions.setdefault(signal.reason, []).append(signal.position)
    told = [f"{reason} ({_stretches(chart, places)})" for reason, places in positions.items()]
    return f"Months that stand out: {'; '.join(told)}"


def _stretches(chart: LineChart, places: list[int]) -> str:
    """'Jul 17 to Sep 17 and Dec 17'."""
    ends: list[list[int]] = []
    for place in sorted(places):
        if ends and place == ends[-1][1] + 1:
            ends[-1][1] = place
        else:
            ends.append([place, place])
    names = chart.categories
    return listed([names[a] if a == b else f"{names[a]} to {names[b]}" for a, b in ends])
