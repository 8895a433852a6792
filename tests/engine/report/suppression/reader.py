"""A reader who wants to know more: what follows from every printed table of a pack taken together.

Knows nothing of how the product withholds numbers. Reads the tables of a pack, sets up what adds up to what,
and asks scipy's linear programming how closely each withheld number can be told. It knows that true zeros are
printed, so what is withheld is at least one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from engine.report.document import Block, Pack, SideBySide, TableBlock
from engine.report.workbook.text import plain

Name = tuple[str, ...]
Row = tuple[bool, dict[Name, float], float]
"""Whether it is an equation, the weights of the unknown numbers, and what they come to (at most)."""

WITHHELD = "[c]"
LARGEST = 1e6
SAME_DENOMINATOR = (
    ("CIC Placement stability: % with 3 or more", "% Open to Youth", "% in P&V", "Outside of Kent (exc",
     "Outside of Kent (inc", "% of CIC with a current Agency Decision"),
    ("allocated to the same worker", "allocated to the IRO"),
    ("% of Health assessments held", "% of Dental Checks"),
    ("% of Returner Interviews completed for CIC", "Interviews completed within 3"),
    ("were adopted (exc UASC)", "subject to a SGO (exc. UASC)"),
)  # fmt: skip
NESTED = (
    ("Outside of Kent (inc", "Outside of Kent (exc"),
    ("Interviews completed for CIC", "within 3 working"),
)


def tables(blocks: tuple[Block, ...]) -> Iterator[TableBlock]:
    """All tables among some blocks."""
    for block in blocks:
        if isinstance(block, SideBySide):
            yield from tables((*block.left, *block.right))
        elif isinstance(block, TableBlock):
            yield block


def amount(text: str) -> float | None:
    """The number in a cell; None where there is none."""
    match = re.fullmatch(r"([+-]?[\d,]+(?:\.\d+)?)%?", text.strip())
    return float(match[1].replace(",", "")) if match else None


@dataclass
class Reader:
    """What the reader knows: numbers, whether each is printed or withheld, and how they hang together."""

    known: dict[Name, float] = field(default_factory=dict)
    withheld: set[Name] = field(default_factory=set)
    equal: list[dict[Name, float]] = field(default_factory=list)
    at_most: list[tuple[dict[Name, float], float]] = field(default_factory=list)

    def note(self, name: Name, text: str) -> bool:
        """A cell: its number, or that it is withheld. False where the cell says nothing."""
        if text == WITHHELD:
            self.withheld.add(name)
            return True
        value = amount(text)
        if value is None:
            return False
        assert self.known.setdefault(name, value) == value, name
        return True

    def adds_up(self, total: Name, parts: list[Name]) -> None:
        """Parts that make a total."""
        self.equal.append({total: -1.0, **dict.fromkeys(parts, 1.0)})

    def same(self, one: Name, other: Name) -> None:
        """Two names of one number."""
        if one != other:
            self.equal.append({one: 1.0, other: -1.0})

    def contains(self, outer: Name, inner: Name) -> None:
        """A number that is part of another."""
        self.at_most.append(({inner: 1.0, outer: -1.0}, 0.0))

    def percentage(self, text: str, part: Name, whole: Name) -> None:
        """A printed percentage bounds its numerator and denominator, even where those are not printed."""
        value = amount(text)
        if text.endswith("%") and value is not None:
            self.at_most.append(({part: 100.0, whole: -(value + 0.05)}, 0.0))
            self.at_most.append(({part: -100.0, whole: value - 0.05}, 0.0))

    def bounds(self) -> dict[Name, tuple[float, float]]:
        """How closely each withheld number can be told."""
        found = dict.fromkeys(self.withheld, (1.0, LARGEST))
        for names, rows in self._connected():
            program = Program.of(names, rows, [self._limits(name) for name in names])
            for name in names:
                if name in self.withheld:
                    found[name] = (program.extreme(name, 1.0), program.extreme(name, -1.0))
        return found

    def _limits(self, name: Name) -> tuple[float, float]:
        return (1.0 if name in self.withheld else 0.0), LARGEST

    def _rows(self) -> Iterator[Row]:
        """Every equation and inequality with what is known on its right-hand side."""
        for is_equation, (weights, limit) in [
            *((True, (row, 0.0)) for row in self.equal),
            *((False, row) for row in self.at_most),
        ]:
            unknown = {name: weight for name, weight in weights.items() if name not in self.known}
            known = sum(weight * self.known[name] for name, weight in weights.items() if name in self.known)
            if unknown:
                yield is_equation, unknown, limit - known
            else:
                assert abs(known) < 1e-6 if is_equation else known <= limit + 1e-6, weights

    def _connected(self) -> Iterator[tuple[list[Name], list[Row]]]:
        """The unknown numbers and rows, in groups that have nothing to do with one another."""
        rows = list(self._rows())
        names = sorted({name for _, weights, _ in rows for name in weights})
        place = {name: number for number, name in enumerate(names)}
        ends = [(place[next(iter(weights))], place[name]) for _, weights, _ in rows for name in weights]
        first, second = zip(*ends, strict=True)
        links = coo_array((np.ones(len(ends)), (first, second)), shape=(len(names), len(names)))
        count, group = connected_components(links, directed=False)
        for number in range(count):
            members = [name for name in names if group[place[name]] == number]
            yield members, [row for row in rows if group[place[next(iter(row[1]))]] == number]


@dataclass(frozen=True)
class Program:
    """A linear program over a few numbers."""

    place: dict[Name, int]
    limits: list[tuple[float, float]]
    equal: tuple[np.ndarray, np.ndarray]
    at_most: tuple[np.ndarray, np.ndarray]

    @classmethod
    def of(cls, names: list[Name], rows: list[Row], limits: list[tuple[float, float]]) -> "Program":
        """The program of some rows."""
        place = {name: number for number, name in enumerate(names)}

        def matrix(wanted: bool) -> tuple[np.ndarray, np.ndarray]:
            chosen = [(weights, limit) for is_equation, weights, limit in rows if is_equation is wanted]
            left = np.zeros((len(chosen), len(names)))
            for number, (weights, _) in enumerate(chosen):
                for name, weight in weights.items():
                    left[number, place[name]] = weight
            return left, np.array([limit for _, limit in chosen])

        return cls(place, limits, matrix(True), matrix(False))

    def extreme(self, name: Name, sign: float) -> float:
        """The least (sign 1) or the greatest (-1) value that a number can have."""
        goal = np.zeros(len(self.place))
        goal[self.place[name]] = sign
        equal, at_most = (m if len(m[0]) else (None, None) for m in (self.equal, self.at_most))
        done = linprog(
            goal,
            A_eq=equal[0], b_eq=equal[1], A_ub=at_most[0], b_ub=at_most[1],
            bounds=self.limits, method="highs",
        )  # fmt: skip
        assert done.status == 0, (name, done.message)
        return float(sign * done.fun)


def read(pack: Pack) -> Reader:
    """Everything that the pack's tables tell."""
    reader = Reader()
    for section in pack.sections:
        for table in tables(section.blocks):
            caption = plain(table.caption)
            if caption == "Scorecard by theme":
                _scorecard(reader, table)
            elif caption.endswith(" by sex"):
                _demographic(reader, table)
            elif caption.startswith("Education factors"):
                _factors(reader, table)
            elif caption == "Month by month":
                _months(reader, table, section.title)
            elif caption.startswith("By "):
                _groups(reader, table, section.title)
            elif caption.startswith("Children whose initial health"):
                _late(reader, table)
            elif caption == "Key stage 2":
                _tests(reader, table)
    return reader


def _texts(table: TableBlock) -> Iterator[list[str]]:
    for row in table.rows:
        yield [plain(cell.text) for cell in row.cells]


IN_CARE, BEFORE, YEAR_BEFORE = ("in care",), ("in care", "a month before"), ("in care", "a year before")


def _scorecard(reader: Reader, table: TableBlock) -> None:
    names = []
    for texts in _texts(table):
        if len(texts) < len(table.columns):
            continue
        name, _, _, value, top, bottom, _, month, _, year, *_ = texts
        name = name.removesuffix(" *")
        names.append(name)
        if name.startswith("Number of Kent CIC"):
            for key, text in ((IN_CARE, value), (BEFORE, month), (YEAR_BEFORE, year)):
                reader.note(key, text)
            continue
        part, whole = ("part", name), ("whole", name)
        reader.note(part, top or value)
        reader.note(whole, bottom)
        for text, when in ((value, ()), (month, ("month",)), (year, ("year",))):
            reader.percentage(text, (*part, *when), (*whole, *when))
            if "%" in name:
                reader.contains((*whole, *when), (*part, *when))
    _populations(reader, names)
    uasc = ("UASC by sex", "Yes", "Grand Total")
    reader.adds_up(IN_CARE, [("part", next(n for n in names if "10,000 population" in n)), uasc])
    for when in ((), ("month",)):
        part_time = ("part", "No. on a part-time timetable", *when)
        reader.contains(part_time, ("factors", "before" if when else "now", "R", "Total"))


def _populations(reader: Reader, names: list[str]) -> None:
    def full(start: str) -> str:
        return next(name for name in names if start in name)

    for when, in_care in (((), IN_CARE), (("month",), BEFORE), (("year",), YEAR_BEFORE)):
        for group in SAME_DENOMINATOR:
            first = ("whole", full(group[0]), *when)
            if group is SAME_DENOMINATOR[0]:
                reader.same(in_care, first)
            for other in group[1:]:
                reader.same(first, ("whole", full(other), *when))
        for outer, inner in NESTED:
            reader.contains(("part", full(outer), *when), ("part", full(inner), *when))


def _demographic(reader: Reader, table: TableBlock) -> None:
    title = plain(table.caption)
    columns = [plain(column.heading) for column in table.columns[1:-2]]
    rows = list(_texts(table))
    has_total = rows[-1][0] == "Grand Total"
    labels = []
    for label, *texts in rows:
        *counts, before, change = texts
        labels.append(label)
        for column, text in zip(columns, counts, strict=True):
            reader.note((title, label, column), text)
        total, then = (title, label, columns[-1]), (title, label, "a year before")
        reader.note(then, before)
        reader.adds_up(total, [(title, label, column) for column in columns[:-1]])
        if amount(change) is not None:
            difference = (title, label, "change")
            reader.known[difference] = amount(change) or 0.0
            reader.equal.append({total: 1.0, then: -1.0, difference: -1.0})
    if not has_total:
        return
    for column in (*columns, "a year before"):
        reader.adds_up((title, "Grand Total", column), [(title, label, column) for label in labels[:-1]])
        reader.same((title, "Grand Total", column), ("sex", column))
    reader.same(("sex", columns[-1]), IN_CARE)
    reader.same(("sex", "a year before"), YEAR_BEFORE)


FACTORS = ("E", "P", "R", "N", "EP", "PN", "NR", "ER", "RNE", "EPN", "ERP", "RPN", "EPRN")
PHASES = ("Primary", "Secondary")


def _factors(reader: Reader, table: TableBlock) -> None:
    exact = [
        "".join(c for c, bit in zip("EPRN", f"{n:04b}", strict=True) if bit == "1") for n in range(1, 16)
    ]
    for factors, (_, *texts) in zip(FACTORS, _texts(table), strict=True):
        for when, cells in (("now", texts[:3]), ("before", texts[3:6])):
            names = [("factors", when, factors, column) for column in (*PHASES, "Total")]
            told = [reader.note(name, text) for name, text in zip(names, cells, strict=True)]
            if not all(told):
                continue
            reader.adds_up(names[2], names[:2])
            for name, phase in zip(names[:2], PHASES, strict=True):
                parts = [("exactly", when, e, phase) for e in exact if set(factors) <= set(e)]
                reader.adds_up(name, parts)
        for place, column in enumerate((*PHASES, "Total")):
            if amount(texts[6 + place]) is not None:
                now, then = (("factors", when, factors, column) for when in ("now", "before"))
                change = ("change of factors", factors, column)
                reader.known[change] = amount(texts[6 + place]) or 0.0
                reader.equal.append({now: 1.0, then: -1.0, change: -1.0})


def _months(reader: Reader, table: TableBlock, name: str) -> None:
    """Months across: the last is the pack's own, the one before it and the first are those compared with."""
    rows = {texts[0]: texts[1:] for texts in _texts(table)}
    months = [plain(column.heading) for column in table.columns[1:]]
    blank = [""] * len(months)
    for place, month in enumerate(months):
        when = {len(months) - 1: (), len(months) - 2: ("month",), 0: ("year",)}.get(place, (month,))
        part, whole = ("part", name, *when), ("whole", name, *when)
        reader.note(part, rows.get("Num", rows.get("Result", blank))[place])
        reader.note(whole, rows.get("Denom", blank)[place])
        if "%" in name:
            reader.percentage(f"{rows.get('Result', blank)[place]}%", part, whole)
            reader.contains(whole, part)


def _groups(reader: Reader, table: TableBlock, name: str) -> None:
    split, members = "", []
    headings = [plain(column.heading) for column in table.columns]
    for texts in [*_texts(table), [""]]:
        if len(texts) == 1:
            if members and all(m[2] for m in members):
                reader.adds_up(("part", name), [m[0] for m in members])
            if members and all(m[3] for m in members):
                reader.adds_up(("whole", name), [m[1] for m in members])
            split, members = texts[0], []
            continue
        told = dict(zip(headings, texts, strict=True))
        label, value = told["Group"], told.get("Result", "")
        top, bottom = told.get("Num", value), told.get("Denom", "")
        part, whole = ("part", name, split, label), ("whole", name, split, label)
        members.append((part, whole, reader.note(part, top), reader.note(whole, bottom)))
        reader.percentage(value, part, whole)
        if "%" in name:
            reader.contains(whole, part)


def _tests(reader: Reader, table: TableBlock) -> None:
    """Shares of one test are of the cohort, so a printed share tells how many pupils it counts."""
    own = list(_texts(table))[-1]
    columns = [(column.group, plain(column.heading)) for column in table.columns]
    texts = dict(zip(columns, own, strict=True))
    cohort = amount(texts["", "Cohort"])
    if cohort is None:
        assert set(own[2:]) <= {WITHHELD, "-", "0.0%"}
        return
    reader.known[("cohort",)] = cohort
    for test in ("Reading", "Maths", "GPS"):
        for heading in ("< Exp", "≥ Exp", "High"):
            share = amount(texts[test, heading])
            number = "[c]" if texts[test, heading] == WITHHELD else str(round((share or 0.0) * cohort / 100))
            reader.note(("pupils", test, heading), number)
        below, expected, high = (("pupils", test, heading) for heading in ("< Exp", "≥ Exp", "High"))
        reader.equal.append({("cohort",): -1.0, below: 1.0, expected: 1.0, ("neither", test): 1.0})
        reader.contains(expected, high)


def _late(reader: Reader, table: TableBlock) -> None:
    totals = []
    for kind, status, *texts in _texts(table):
        names = [("late", kind, status, str(place)) for place in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            reader.note(name, text)
        reader.adds_up(names[-1], [*names[:-1], ("late", kind, status, "no age")])
        totals.append(names[-1])
    if totals:
        name = "% of Initial Health Assessments taking place within 20 working days"
        reader.adds_up(("whole", name), [("part", name), *totals])
