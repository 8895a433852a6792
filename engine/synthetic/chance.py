"""Chance, vectorised: drawing codes by weight, repeating owners, days and birthdays."""

from collections.abc import Sequence

import numpy as np

from engine.synthetic.columns import Flags, Floats, Ints


def day(text: str) -> int:
    """The day number of a yyyy-mm-dd date."""
    return int(np.datetime64(text, "D").astype(np.int64))


def draw(rng: np.random.Generator, weights: Sequence[float], size: int) -> Ints:
    """Positions in the list of weights, each as likely as its weight."""
    edges = np.cumsum(weights)
    drawn: Ints = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return drawn


def happens(rng: np.random.Generator, share: float | Floats, size: int) -> Flags:
    """True with the given probability."""
    holds: Flags = rng.random(size) < share
    return holds


def between(rng: np.random.Generator, low: int | Ints, high: int | Ints, size: int) -> Ints:
    """Whole numbers from low to high, both included."""
    span = np.asarray(high) - np.asarray(low) + 1
    drawn: Ints = (np.asarray(low) + np.floor(rng.random(size) * span)).astype(np.int64)
    return drawn


def waiting(rng: np.random.Generator, mean: float | Floats, size: int) -> Ints:
    """Whole days until something that happens at a steady rate; at least one."""
    return 1 + (rng.exponential(1.0, size) * mean).astype(np.int64)


def spread(counts: Ints) -> tuple[Ints, Ints]:
    """Owner and position (from 0) of each of `counts[owner]` repeated rows."""
    owners = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return owners, np.arange(len(owners)) - first[owners]


def running_total(values: Ints, owners: Ints) -> Ints:
    """Cumulative sum within each owner; rows must be sorted by owner."""
    total = np.cumsum(values)
    begins = np.searchsorted(owners, owners)
    return total - (total[begins] - values[begins])


def last_set(positions_set: Flags) -> Ints:
    """For each row the nearest row at or before it whose flag is set (row 0 must be set)."""
    return np.maximum.accumulate(np.where(positions_set, np.arange(len(positions_set)), 0))


def months_after(days: Ints, months: int | Ints) -> Ints:
    """The same day n months later; a day that the month lacks runs over into the next month."""
    month = days.astype("datetime64[D]").astype("datetime64[M]")
    day_in_month = days - month.astype("datetime64[D]").astype(np.int64)
    later: Ints = (month + np.asarray(months)).astype("datetime64[D]").astype(np.int64)
    return later + day_in_month


def birthday(births: Ints, age: int | Ints) -> Ints:
    """The day of that birthday; 1 March for a child of 29 February in common years."""
    return months_after(births, np.asarray(age) * 12)


def age_on(births: Ints, days: Ints) -> Ints:
    """Completed years."""
    guess = (days - births) // 365
    return np.where(birthday(births, guess) > days, guess - 1, guess)


def month_ends(last: str, count: int) -> Ints:
    """The last days of the `count` months that end with month `last` (yyyy-mm), ascending."""
    after = np.datetime64(last, "M") + np.arange(2 - count, 2)
    return after.astype("datetime64[D]").astype(np.int64) - 1
