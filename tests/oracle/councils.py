"""Small councils made to be awkward: every rule's edge occurs often, and data is as untidy as it comes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from random import Random

from .bank_holidays import ENGLAND_AND_WALES
from .catalogue import INDICATORS
from .days import DAY, birthday, last_day, months, wd
from .layouts import ACTIV, LAYOUTS, NUMBER, PLACE, REC
from .loading import Extracts, Row
from .profile import Profile

FIRST, LAST = date(2014, 2, 1), date(2027, 6, 30)
POSTCODES = ["ZZ1 1AA", "zz11aa", "ZZ1 1AB", "ZZ2 2AA", "ZZ22AB", "ZZ3 3ZZ", "ZZ9 9ZZ"]
CHILD_IDS = ["1", "01", "10", "9", "A", "a", "B-2", "C", "c10", "C9", "Z", "é", "100", "ab", "x y", "x"]
NEIGHBOURHOOD = ["886", "887", "E10000016", "E07000110", "E06000035", "E09000001", "WAL"]
FOCUSES = ["any", "stable", "stable", "adoption", "adoption", "teenagers", "school", "manual"]
NOTES = [
    "98%",
    "15.0%",
    "426.0",
    "98",
    "50%",
    "50.0%",
    "33.3%",
    "0",
    "0%",
    "100%",
    "-5",
    "n/a",
    "tbc",
    "9.05",
]


@dataclass(frozen=True)
class Awkward:
    """A council, its profile and the months worth asking about."""

    seed: int
    extracts: Extracts
    profile: Profile
    ends: tuple[date, ...]


def council(seed: int) -> Awkward:
    """The council of that number; the same number makes the same council."""
    return _Maker(seed).make()


class _Maker:
    """Draws everything about one council from one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = Random(seed)
        year, month = self.chance.randint(2017, 2024), self.chance.randint(1, 12)
        if self.chance.random() < 0.3:
            year, month = self.chance.choice(
                [(2020, 2), (2018, 4), (2019, 9), (2021, 2), (2018, 3), (2019, 1)]
            )
        self.end = last_day(year, month)
        self.focus = self._one(*FOCUSES)
        ids = [*CHILD_IDS, *(f"K{number}" for number in range(20))]
        self.chance.shuffle(ids)
        self.children = ids[: self.chance.choice([1, 2, 4, 6, 9, 14, 14, 30])]
        self.born: dict[str, date] = {}
        self.spans: dict[str, list[tuple[date, date | None]]] = {}

    def make(self) -> Awkward:
        extracts: Extracts = {"episodes": self._episodes()}
        extracts["header"] = self._header()
        for name, build in self._others().items():
            extracts[name] = build()
        for name in list(extracts):
            if self._happens(0.02 if name in ("episodes", "header") else 0.08):
                del extracts[name]
            elif self._happens(0.03):
                extracts[name] = []
        for name, rows in extracts.items():
            self.chance.shuffle(rows)
            self._make_exact(name, rows)
        return Awkward(self.seed, extracts, self._profile(), self._ends())

    def _others(self) -> dict[str, Callable[[], list[Row]]]:
        return {
            "reviews": self._reviews,
            "uasc": self._uasc,
            "ad1": self._ad1,
            "placed_adoption": self._placed_adoption,
            "missing": self._missing,
            "missing_episodes": self._missing_episodes,
            "allocations": self._allocations,
            "sw_episodes": self._sw_episodes,
            "youth_justice": self._youth_justice,
            "postcodes": self._postcodes,
            "population": self._population,
            "ola_placements": self._ola_placements,
            "health_events": self._health_events,
            "adoption_plans": self._adoption_plans,
            "sibling_groups": self._sibling_groups,
            "complaints": self._complaints,
            "education_status": self._education_status,
            "exclusions": self._exclusions,
            "ehc_plans": self._ehc_plans,
            "care_leavers": self._care_leavers,
            "care_plan_audits": self._care_plan_audits,
            "staffing": self._staffing,
            "child_details": self._child_details,
            "disabilities": self._disabilities,
            "ks2_results": self._ks2_results,
            "ks4_results": self._ks4_results,
            "benchmarks": self._benchmarks,
            "targets": self._targets,
            "manual_values": self._manual_values,
        }

    def _make_exact(self, name: str, rows: list[Row]) -> None:
        for row in rows:
            for column, value in row.items():
                if LAYOUTS[name][column] == NUMBER and value is not None:
                    row[column] = Fraction(value)

    # Chance

    def _happens(self, share: float) -> bool:
        return self.chance.random() < share

    def _one(self, *values: object) -> object:
        return self.chance.choice(values)

    def _maybe(self, value: object, share: float = 0.7) -> object:
        return value if self._happens(share) else None

    def _number(self, low: int, high: int) -> int:
        return self.chance.randint(low, high)

    def _within(self, day: date) -> date:
        return min(max(day, FIRST), LAST)

    def _day(self, *anchors: date | None) -> date:
        """A day on or beside something that a rule turns on."""
        near = [anchor for anchor in anchors if anchor is not None]
        if near and self._happens(0.6):
            anchor = self.chance.choice(near)
        else:
            anchor = self.chance.choice(
                [
                    self.end,
                    date(self.end.year, self.end.month, 1),
                    months(self.end, -self._number(0, 36)),
                    months(date(self.end.year, self.end.month, 1), -self.chance.choice([11, 12, 1])),
                    date(self.end.year - self._number(0, 1), 4, 1),
                    date(self.end.year - self._number(0, 1), 9, 1),
                    self.end - self._number(0, 1100) * DAY,
                    self.end - self._number(0, 60) * DAY,
                ]
            )
        shift = self.chance.choice([0, 0, 0, 1, -1, 1, -1, 2, -3, 20, -30, 140, 141, 56, 57])
        return self._within(anchor + shift * DAY)

    def _deadline(self, start: date) -> date:
        """A day on or beside a limit that counts from a start."""
        limit = self.chance.choice(
            [
                wd(start, self.chance.choice([3, 5, 20]), ENGLAND_AND_WALES),
                months(start, self.chance.choice([-1, 3, 6, 12, 18, 24, 30])),
                start,
            ]
        )
        return self._within(limit + self.chance.choice([0, 0, 1, -1]) * DAY)

    def _end(self, start: date, share: float = 0.6) -> date | None:
        if not self._happens(share):
            return None
        return self._within(self.chance.choice([start, start + self._number(0, 500) * DAY, self._day(start)]))

    def _child(self) -> str:
        return self.chance.choice([*self.children, *self.children, "unknown"])

    def _anchors(self, child: str) -> list[date]:
        """The starts and ends of a child's stays in care."""
        spans = self.spans.get(child, [])
        return [start for start, _ in spans] + [end for _, end in spans if end is not None]

    def _dates(self, child: str) -> date:
        anchors = self._anchors(child)
        if anchors and self._happens(0.5):
            return self._deadline(self.chance.choice(anchors))
        return self._day(*anchors)

    def _recent(self, child: str) -> date:
        """A day in a stay of the child that runs, if it can be, in the last year or two."""
        spans = self.spans.get(child)
        if not spans or self._happens(0.3):
            return self._dates(child)
        start, end = self.chance.choice(spans)
        last = min(end or self.end, self.end + 5 * DAY)
        first = max(start, last - 400 * DAY)
        return first + self._number(0, max(0, (last - first).days)) * DAY

    def _keyed(self, rows: list[Row], *key: str) -> list[Row]:
        """One row per key, as the importer leaves them."""
        return list({tuple(row[column] for column in key): row for row in rows}.values())

    def _without(self, rows: list[Row], *columns: str) -> list[Row]:
        """Sometimes the file lacks a column altogether."""
        for column in columns:
            if self._happens(0.12):
                rows = [{name: value for name, value in row.items() if name != column} for row in rows]
        return rows

    def _many(self, build: Callable[[], Row], most: int = 4) -> list[Row]:
        return [build() for _ in range(self._number(0, most * max(1, len(self.children)) // 2 + 1))]

    # Children and their stays

    def _episodes(self) -> list[Row]:
        rows = [row for child in self.children if self._happens(0.95) for row in self._stays(child)]
        rows = self._keyed(rows, "CHILD", "DECOM")
        return self._without(rows, "URN", "PL_LA", "PL_DISTANCE", "HOME_POST", "PL_POST")

    def _stays(self, child: str) -> list[Row]:
        rows: list[Row] = []
        longest = 2200 if self.focus in ("stable", "adoption") else 1500
        start = self._within(self.end - self._number(0, longest) * DAY)
        for _ in range(self.chance.choice([1, 1, 1, 1, 2] if self.focus == "stable" else [1, 1, 2, 3])):
            begun = start
            for number in range(self.chance.choice([1, 1, 2, 3, 5])):
                row = self._episode(child, start, first=number == 0)
                rows.append(row)
                start = self._next_start(row)
            self._settle(rows)
            rows[-1]["REC"] = self._one("E11", "E12", "X1", None, *sorted(REC))
            if self.focus == "adoption" and self._happens(0.6):
                rows[-1]["REC"] = self._one("E11", "E12")
                rows[-1]["DEC"] = max(rows[-1]["DECOM"], self.end - self._number(0, 380) * DAY)
            elif self._happens(0.35 if self.focus in ("any", "manual") else 0.6):
                rows[-1]["DEC"] = None
                rows[-1]["REC"] = self._maybe(rows[-1]["REC"], 0.1)
            self.spans.setdefault(child, []).append((begun, rows[-1]["DEC"]))
            start = self._within(start + self.chance.choice([0, 0, 1, 30, 200, 730, 731, 729]) * DAY)
        return rows

    def _settle(self, rows: list[Row]) -> None:
        """Often a child goes away for a while and comes back, to the same place or nearly so."""
        for home, away, back in zip(rows, rows[1:], rows[2:], strict=False):
            if home["PLACE"] is not None and self._happens(0.3):
                away["PLACE"] = self._one("T0", "T1", "T2", "T3", "T4")
                back["PLACE"] = home["PLACE"]
                away["RNE"], back["RNE"] = "P", self._one("P", "P", "T", "B")
                back["URN"] = self._one(home["URN"], home["URN"], "SC1", None)

    def _next_start(self, row: Row) -> date:
        after: date = row["DEC"] or row["DECOM"] + self._number(1, 300) * DAY
        if self._happens(0.1):
            after += self.chance.choice([1, -1, 5, -5, -40, 40]) * DAY
        if row["DEC"] is not None and self._happens(0.05):
            row["DEC"] = None
        return self._within(after)

    def _episode(self, child: str, start: date, *, first: bool) -> Row:
        length = self.chance.choice([0, 1, 5, 28, 60, 200, 365, 366, 731, 900])
        if self.focus == "stable":
            length = self.chance.choice([200, 365, 731, 900])
        ends = self._within(max(start, self._day() if self._happens(0.2) else start + length * DAY))
        edge = months(self.end, self.chance.choice([-12, -12, -24])) + self._number(0, 2) * DAY
        if edge >= start and self._happens(0.15):
            ends = edge
        usual = "S" if first else self._one("P", "P", "L", "T", "U", "B", "S")
        place = self._one(
            "U4", "U4", "U4", "U1", "A3", "A5", "T0", "T1", "T4", "T2", "K2", "R1", "S1", "H5", None
        )
        if self._happens(0.25):
            place = self.chance.choice(sorted(PLACE))
        if self.focus == "stable":
            place = self._one("U4", "U4", "U1", "A3", "A5", "A6", "T0")
        if self.focus == "adoption":
            place = self._one("A3", "A4", "A5", "A6", "T0", "T3", "U4", "U5")
        return {
            "CHILD": child,
            "DECOM": start,
            "RNE": self._one(usual, usual, usual, usual, usual, None, "P", "S"),
            "LS": self._one("C2", "C2", "V2", "E1", "D1", "C1", "V3", None, "V4", "E1"),
            "PLACE": place,
            "PLACE_PROVIDER": self._one("PR1", "PR1", "PR4", "PR5", "PR0", None),
            "DEC": ends,
            "REC": self._one("X1", "X1", "X1", "X1", "E4A", None),
            "HOME_POST": self._maybe(self._one(*POSTCODES)),
            "PL_POST": self._maybe(self._one(*POSTCODES)),
            "URN": self._one("SC1", "SC1", "SC2", "sc1", None, None),
            "PL_LA": self._maybe(self._one(*NEIGHBOURHOOD), 0.4),
            "PL_DISTANCE": self._one(None, None, 0, 20, Fraction("20.01"), Fraction("19.9"), 998, 999, 1000),
        }

    def _birth(self, child: str) -> date:
        starts = self._anchors(child)
        years = self.chance.choice([0, 1, 4, 5, 8, 10, 15, 16, 17, 18])
        if self.focus in ("teenagers", "school"):
            years = self.chance.choice(
                [15, 16, 17, 18, 18] if self.focus == "teenagers" else [4, 5, 8, 14, 15, 16]
            )
            if self._happens(0.5):
                return months(self.end, -12 * years) - self._number(-3, 35) * DAY
        day = self.chance.choice([self.end, *starts, self._day()])
        born = months(day, -12 * years) + self.chance.choice([0, 0, 1, -1, 10, -200, 30]) * DAY
        if self.focus == "stable":
            born = months(self.end, -12 * self.chance.choice([4, 8, 15, 16])) + self._number(-1, 60) * DAY
        if self._happens(0.15):
            born = date(self.chance.choice([2000, 2004, 2008, 2012, 2016, 2020]), 2, 29)
        return born

    def _header(self) -> list[Row]:
        rows: list[Row] = []
        sexes = self._one(("1", "2"), ("M", "F"), ("M", "F", "U"), ("1", "2", None), ("F",))
        assert isinstance(sexes, tuple)
        for child in [*self.children, "no episodes"]:
            self.born[child] = self._birth(child)
            if self._happens(0.93):
                rows.append(
                    {
                        "CHILD": child,
                        "SEX": self._one(*sexes),
                        "DOB": self.born[child],
                        "ETHNIC": self._one("WBRI", "ABAN", "OOTH", "REFU", "NOBT", None, "MWBC"),
                        "UASC": self._one("Y", "N", None),
                    }
                )
        if self._happens(0.5):
            rows = [{name: value for name, value in row.items() if name != "UASC"} for row in rows]
        return self._without(rows, "ETHNIC")

    def _uasc(self) -> list[Row]:
        rows = []
        for child in [*self.children, "unknown"]:
            if self._happens(0.35):
                born = self.born.get(child, self.end)
                anchors = [birthday(born, 18), *self._anchors(child)]
                rows.append({"CHILD": child, "DUC": self._maybe(self._day(*anchors, self.end))})
        return rows

    # Events

    def _reviews(self) -> list[Row]:
        rows: list[Row] = []
        for child in [*self.children, "unknown"]:
            day = self._day(*self._anchors(child))
            for _ in range(self._number(0, 5)):
                codes = ["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", None]
                rows.append({"CHILD": child, "REVIEW": day, "REVIEW_CODE": self._one(*codes)})
                day = self._deadline(day) if self._happens(0.6) else self._dates(child)
        return self._keyed(rows, "CHILD", "REVIEW")

    def _health_events(self) -> list[Row]:
        def event() -> Row:
            child = self._child()
            name = self._one(
                "IHA_REFERRAL", "IHA", "IHA", "RHA", "DENTAL", "HEALTH_HISTORY", "SDQ", "SDQ", "SDQ"
            )
            return {
                "CHILD": child,
                "EVENT": name,
                "EVENT_DATE": self._event_day(child),
                "STATUS": self._one(None, "COMPLETED", "COMPLETED", "REFUSED", "CANCELLED"),
                "SCORE": self._one(None, 0, 40, 41, -1, 12, 17, 9, Fraction("12.5"))
                if name == "SDQ"
                else None,
            }

        rows = self._keyed(self._many(event, 20), "CHILD", "EVENT", "EVENT_DATE")
        return self._without(rows, "STATUS", "SCORE")

    def _event_day(self, child: str) -> date:
        birth = self.born.get(child)
        if birth is not None and self._happens(0.1):
            years = self.chance.choice([4, 17, 18])
            return self._within(birthday(birth, years) + self.chance.choice([0, -1, 1]) * DAY)
        if self._happens(0.25):
            return self._within(months(self.end, -self.chance.choice([6, 12])) + self._number(-1, 1) * DAY)
        if self._happens(0.2):
            return self._within(self.end - self._number(0, 200) * DAY)
        return self._dates(child)

    def _ad1(self) -> list[Row]:
        return [
            {"CHILD": child, "DATE_MATCH": self._maybe(self._dates(child), 0.8)}
            for child in [*self.children, "unknown"]
            if self._happens(0.6)
        ]

    def _interval(self, child: str, start: str, end: str) -> Row:
        day = self._dates(child)
        return {"CHILD": child, start: day, end: self._end(day)}

    def _placed_adoption(self) -> list[Row]:
        rows = self._many(lambda: self._interval(self._child(), "DATE_PLACED", "DATE_PLACED_CEASED"))
        return self._keyed(rows, "CHILD", "DATE_PLACED")

    def _youth_justice(self) -> list[Row]:
        rows = self._many(lambda: self._interval(self._child(), "YOS_START", "YOS_END"))
        return self._keyed(rows, "CHILD", "YOS_START")

    def _missing(self) -> list[Row]:
        rows = self._many(
            lambda: {
                **self._interval(self._child(), "MIS_START", "MIS_END"),
                "MISSING": self._one("M", "M", "A", None),
            }
        )
        return self._keyed(rows, "CHILD", "MIS_START")

    def _missing_episodes(self) -> list[Row]:
        rows = [self._missing_episode(number) for number in range(self._number(0, 4 * len(self.children)))]
        return self._without(rows, "TYPE", "RHI_REQUIRED")

    def _missing_episode(self, number: int) -> Row:
        child = self._child()
        begun = datetime.combine(self._recent(child), time(self._one(0, 12, 23), self._one(0, 59)))  # type: ignore[arg-type]
        hours = self.chance.choice([0, 1, 24, 47, 48, 49, 72, -5, 500])
        ended = begun + timedelta(hours=hours, minutes=self.chance.choice([0, 0, 1, -1]))
        interview = wd(ended.date(), 3, ENGLAND_AND_WALES) + self.chance.choice([0, 0, 1, -1, -10]) * DAY
        return {
            "EPISODE_ID": f"M{number}",
            "CHILD": child,
            "TYPE": self._one("M", "M", "A", None),
            "START_DATETIME": begun,
            "END_DATETIME": self._maybe(ended, 0.8),
            "RHI_REQUIRED": self._one("Y", "N", None),
            "RHI_COMPLETED_DATE": self._maybe(self._one(interview, self._day())),
        }

    def _allocations(self) -> list[Row]:
        rows: list[Row] = []
        roles = self._one(("SW", "IRO", "PA"), ("IRO", "PA"), ("SW", "IRO"), ("SW",), ("PA",))
        assert isinstance(roles, tuple)
        for child in [*self.children, "unknown"]:
            for role in roles:
                rows += [
                    {"CHILD": child, "WORKER_ID": worker, "ROLE": role, "START_DATE": start, "END_DATE": end}
                    for worker, start, end in self._workers()
                ]
        return self._keyed(rows, "CHILD", "ROLE", "WORKER_ID", "START_DATE")

    def _workers(self) -> list[tuple[str, date, date | None]]:
        held: list[tuple[str, date, date | None]] = []
        start = self._day(months(self.end, -12), months(self.end, -18))
        for _ in range(self._number(0, 5)):
            end = self._end(start, 0.7)
            held.append((self.chance.choice(["w1", "W1", "w2", "w10"]), start, end))
            start = self._within((end or start) + self.chance.choice([0, 0, 1, 2, -1, -30, 3]) * DAY)
        return held

    def _sw_episodes(self) -> list[Row]:
        rows = [
            {"CHILD": child, "SW_ID": worker, "SW_DECOM": start, "SW_DEC": end}
            for child in [*self.children, "unknown"]
            for worker, start, end in self._workers()
        ]
        return self._keyed(rows, "CHILD", "SW_ID", "SW_DECOM")

    def _postcodes(self) -> list[Row]:
        rows = []
        for number, postcode in enumerate(["ZZ1 1AA", "ZZ1 1AB", "ZZ2 2AA", "zz2 2ab", "ZZ3 3ZZ"]):
            east = self._one(0, 100_000, 132_186, 132_187, 132_188, None)
            county = self._one("E10000016", "E99999999", None, "e10000016".upper(), "E10000030")
            district = self._one("E07000110", "E06000035", "E09000001", None)
            if number < 4 or self._happens(0.5):
                rows.append(
                    {
                        "pcds": postcode,
                        "oseast1m": east,
                        "osnrth1m": self._one(0, 0, 200_000),
                        "oscty": county,
                        "oslaua": district,
                    }
                )
        return rows

    def _population(self) -> list[Row]:
        years = {self.end.year + self._number(-4, 2) for _ in range(self._number(0, 3))}
        return [{"YEAR": Fraction(year), "POP_0_17": Fraction(self._number(0, 9) * 37)} for year in years]

    def _ola_placements(self) -> list[Row]:
        def row() -> Row:
            start = self._day()
            born = months(self.end, -12 * 18) + self._number(-1, 1) * DAY
            return {
                "OLA_REF": self._one("1", "2", "10"),
                "PLACING_LA": self._one(*NEIGHBOURHOOD),
                "START_DATE": start,
                "END_DATE": self._end(start),
                "DOB": self._one(born, None, date(2004, 2, 29), self.end + DAY),
            }

        return self._without(self._keyed(self._many(row), "OLA_REF", "START_DATE"), "DOB")

    def _adoption_plans(self) -> list[Row]:
        def row() -> Row:
            child = self._child()
            decision = self._dates(child)
            plan = decision - self.chance.choice([0, 56, 57, 55, -1, 10]) * DAY
            return {
                "CHILD": child,
                "DATE_ADOPTION_PLAN": self._maybe(plan, 0.8),
                "DATE_ADM_DECISION": decision,
            }

        return self._keyed(self._many(row), "CHILD", "DATE_ADM_DECISION")

    def _sibling_groups(self) -> list[Row]:
        def row() -> Row:
            return {
                "GROUP_ID": self._one("G1", "G2", "g1", "G10"),
                "CHILD": self._child(),
                "PLAN_TOGETHER": self._one("Y", "Y", "Y", "N"),
                "DATE_PLACED": self._maybe(self._day(), 0.8),
                "ADOPTER_FAMILY_ID": self._one("F1", "F1", "F1", "F2", None),
            }

        return self._keyed(self._many(row), "GROUP_ID", "CHILD")

    def _complaints(self) -> list[Row]:
        count = self._number(0, 5)
        rows = [
            {"COMPLAINT_ID": f"{n}", "RECEIVED_DATE": self._day(), "CHILD": self._maybe(self._child())}
            for n in range(count)
        ]
        return self._without(rows, "CHILD")

    # Descriptions of one day

    def _as_at(self) -> list[date]:
        """Days described: some inside the month and the one before, some beside them."""
        first = date(self.end.year, self.end.month, 1)
        days = [
            self.end,
            self.end - 3 * DAY,
            first,
            first - DAY,
            self.end + DAY,
            months(self.end, -12),
            self._day(),
        ]
        return sorted({day for day in days if self._happens(0.45)})

    def _education_status(self) -> list[Row]:
        blank = self._one((), ("EET_STATUS",), ("REDUCED_TIMETABLE",), ("SEN_PROVISION", "EET_STATUS"))
        assert isinstance(blank, tuple)
        rows: list[Row] = []
        for day in self._as_at():
            for child in [*self.children, "unknown"]:
                if self._happens(0.8):
                    possible = self._one(None, 0, 10, 100, 190, 191)
                    row: Row = {
                        "AS_AT": day,
                        "CHILD": child,
                        "PHASE": self._one("PRIMARY", "SECONDARY", "SECONDARY", "POST16", None),
                        "EET_STATUS": self._one("EET", "NEET", "UNKNOWN", None),
                        "NOT_IN_EDUCATION": self._one("Y", "N", None),
                        "REDUCED_TIMETABLE": self._one("Y", "N", None),
                        "SEN_PROVISION": self._one("N", "K", "S", "E", None),
                        "POSSIBLE_SESSIONS": possible,
                        "ABSENT_SESSIONS": self._one(None, 0, 1, 10, 19, 20, Fraction("9.9")),
                    }
                    rows.append({**row, **dict.fromkeys(blank)})
        return self._without(
            rows, "PHASE", "NOT_IN_EDUCATION", "REDUCED_TIMETABLE", "SEN_PROVISION", "POSSIBLE_SESSIONS"
        )

    def _exclusions(self) -> list[Row]:
        def row() -> Row:
            return {
                "CHILD": self._child(),
                "EXCLUSION_TYPE": self._one("FTE", "PEX"),
                "START_DATE": self._day(),
                "OUTCOME": self._one(None, None, "UPHELD", "WITHDRAWN", "OVERTURNED"),
            }

        return self._without(self._keyed(self._many(row), "CHILD", "EXCLUSION_TYPE", "START_DATE"), "OUTCOME")

    def _ehc_plans(self) -> list[Row]:
        def row() -> Row:
            child = self._child()
            asked = self._recent(child)
            issued = asked + self.chance.choice([140, 141, 0, -1, 139, 300]) * DAY
            return {
                "CHILD": child,
                "REQUEST_DATE": asked,
                "ISSUED_DATE": self._maybe(self._within(issued), 0.8),
                "EXEMPTION": self._one(None, "N", "N", "Y"),
            }

        return self._without(self._keyed(self._many(row), "CHILD", "REQUEST_DATE"), "EXEMPTION")

    def _care_leavers(self) -> list[Row]:
        blank = self._one((), (), ("PATHWAY_PLAN_DATE",), ("STAYING_PUT",), ("IN_TOUCH",))
        assert isinstance(blank, tuple)
        rows: list[Row] = []
        for day in self._as_at():
            for child in ["L1", "L2", "l10", *self.children]:
                years = self.chance.choice([17, 18, 21, 22, 19])
                row: Row = {
                    "AS_AT": day,
                    "CHILD": child,
                    "DOB": months(self.end, -12 * years) + self._number(-1, 1) * DAY,
                    "ELIGIBILITY": self._one("RELEVANT", "FORMER_RELEVANT", "QUALIFYING", None),
                    "IN_TOUCH": self._one("YES", "YES", "NO", "DIED", "RHOM", "REFU", "NREQ", None),
                    "ACCOM": self._one("B1", "Z2", "0", None, "K1"),
                    "ACTIV": self._one(None, *sorted(ACTIV)),
                    "PATHWAY_PLAN_DATE": self._maybe(months(self.end, -6) + self._number(-1, 1) * DAY),
                    "STAYING_PUT": self._one("Y", "N", None),
                }
                if self._happens(0.1):
                    row["PATHWAY_PLAN_DATE"] = self.end + DAY
                rows.append({**row, **dict.fromkeys(blank)})
        return self._without(rows, "ELIGIBILITY", "PATHWAY_PLAN_DATE", "STAYING_PUT")

    def _care_plan_audits(self) -> list[Row]:
        def row() -> Row:
            grade = self._one("OUTSTANDING", "GOOD", "RI", "INADEQUATE")
            return {"CHILD": self._child(), "AUDIT_DATE": self._day(), "GRADE": grade}

        return self._keyed(self._many(row), "CHILD", "AUDIT_DATE")

    def _staffing(self) -> list[Row]:
        def fte() -> object:
            return self._one(None, 0, 1, Fraction("2.5"), Fraction("4.05"), 10, Fraction("0.1"))

        kinds = ["CIC_DISTRICT", "CIC_DISTRICT", "CIC_OTHER", "FOSTERING", "ADOPTION", "IRO", "IRO"]
        return [
            {
                "AS_AT": day,
                "TEAM": team,
                "TEAM_TYPE": self._one(*kinds),
                "ESTABLISHED_FTE": fte(),
                "PERM_QSW_FTE": fte(),
                "CASEHOLDING_FTE": fte(),
                "CASES": self._one(None, 0, 15, 16, 33),
            }
            for day in self._as_at()
            for team in ["T1", "t1", "T10", "T2"]
            if self._happens(0.8)
        ]

    def _child_details(self) -> list[Row]:
        names = ["British", "british", "Albanian", "Not Recorded", "NOT RECORDED", "Éireannach", "Zimbabwean"]
        children = [*self.children, "unknown"]
        return [{"CHILD": c, "NATIONALITY": self._one(*names)} for c in children if self._happens(0.7)]

    def _disabilities(self) -> list[Row]:
        def row() -> Row:
            return {"CHILD": self._child(), "DISABILITY": self._one("AUT", "BEH", "DDA", "NONE", None, "LD")}

        return self._keyed(self._many(row), "CHILD", "DISABILITY")

    # Results, targets, manual values

    def _years(self) -> list[Fraction]:
        return [Fraction(year) for year in (2017, self.end.year - 1, self.end.year, self.end.year + 1)]

    def _ks2_results(self) -> list[Row]:
        def row(number: int) -> Row:
            result: Row = {"YEAR": self._one(*self._years()), "UPN": f"U{number}"}
            for subject in ("READ", "MATHS", "GPS"):
                result[f"{subject}_SS"] = self._one(None, None, 99, 100, 109, 110, 80, 120, Fraction("99.5"))
                result[f"{subject}_OUTCOME"] = self._one(None, "AS", "NS", "B", "A")
            result["WRIT_TA"] = self._one(None, "GDS", "EXS", "WTS", "A", "D", "PKF")
            return result

        return [row(number) for number in range(self._number(0, 12))]

    def _ks4_results(self) -> list[Row]:
        parts = ["", "_ENG", "_MAT", "_EBACC", "_OPEN"]
        scores = [None, 0, Fraction("15.65"), Fraction("3.25"), 8]
        progress = [None, Fraction("-1.09"), Fraction("0.005"), Fraction("-0.005"), Fraction("0.25"), 0]
        rows: list[Row] = []
        for number in range(self._number(0, 10)):
            row: Row = {
                "YEAR": self._one(*self._years()),
                "UPN": f"U{number}",
                "KS2_FINE": self._one(None, Fraction("2.15"), Fraction("4.9"), 0),
                "IN_P8": self._one("1", "1", "0", None),
            }
            for part in parts:
                row[f"A8{part}"], row[f"P8{part}"] = self._one(*scores), self._one(*progress)
            rows.append(row)
        return self._without(rows, "A8_ENG", "P8_ENG", "A8_OPEN", "P8_OPEN")

    def _benchmarks(self) -> list[Row]:
        measures = [
            "Cohort",
            "RWM >=Exp",
            "rwm high",
            "GPS HIGH",
            "Conf. Int.",
            "Prog. Cov.",
            "Other Conf. Int.",
            "?",
        ]
        rows: list[Row] = [
            {
                "STAGE": self._one("KS2", "KS4"),
                "YEAR": self._one(*self._years()),
                "ROW_LABEL": self._one("National (CLA)", "LA", "Äll"),
                "MEASURE": self._one(*measures),
                "VALUE": self._one("32.0%", "16,797", "±0.04", "-1.18", "x"),
            }
            for _ in range(self._number(0, 12))
        ]
        return self._keyed(rows, "STAGE", "YEAR", "ROW_LABEL", "MEASURE")

    def _month(self) -> str:
        day = months(self.end, self.chance.choice([0, 0, -1, 1, -12, -13, -11, 2, -30]))
        return f"{day.year:04d}-{day.month:02d}"

    def _targets(self) -> list[Row]:
        rows: list[Row] = [
            {
                "INDICATOR": name,
                "FROM_MONTH": self._month(),
                "TARGET": self._maybe(self._one(*NOTES), 0.9),
                "FLOOR": self._maybe(self._one(*NOTES), 0.6),
                "NATIONAL": self._maybe(self._one("10%*", "57.8**"), 0.3),
                "NATIONAL_NOTE": self._maybe("from 2016/17", 0.3),
            }
            for name in INDICATORS
            for _ in range(self._number(0, 2))
        ]
        return self._without(self._keyed(rows, "INDICATOR", "FROM_MONTH"), "NATIONAL", "NATIONAL_NOTE")

    def _manual_values(self) -> list[Row]:
        def number() -> object:
            few = self._one(
                0, 1, 3, 4, 5, Fraction("16.25"), Fraction("-0.04"), 1234567, 1000, Fraction("4.95")
            )
            return self._one(None, None, few, self._number(0, 20), self._number(5, 20))

        rows: list[Row] = [
            {
                "INDICATOR": name,
                "MONTH": self._month(),
                "NUMERATOR": number(),
                "DENOMINATOR": number(),
                "RESULT": number(),
                "OVERRIDE_TEXT": self._one(None, None, None, "Data not available"),
            }
            for name in INDICATORS
            for _ in range(2)
            if self._happens(0.8 if self.focus == "manual" else 0.1)
        ]
        return self._without(self._keyed(rows, "INDICATOR", "MONTH"), "OVERRIDE_TEXT")

    # What is asked

    def _profile(self) -> Profile:
        if self._happens(0.5):
            return Profile()
        return Profile(
            own=frozenset(["886", "E10000016"]) if self._happens(0.8) else frozenset(),
            leave_out_uasc_starts=self._happens(0.5),
            health_months_in_care=self.chance.choice([6, 6, 3, 12]),
            adopted_or_sgo=self._happens(0.5),
            rag_for_social_worker_caseload=self._happens(0.5),
            rag_for_iro_caseload=self._happens(0.5),
        )

    def _ends(self) -> tuple[date, ...]:
        """The month in the middle of it all, and one or two others."""
        others = [months(self.end, self.chance.choice([-1, 1, 2, -5, 7, -12, -20]))]
        return tuple(sorted({last_day(day.year, day.month) for day in (self.end, *others)}))
