"""Section 2 of the definitions: periods of care, placement spells, workers, UASC, distance.

`View` is everything known at one D, with the children in care worked out.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

from .days import DAY, age, is_open, months, wd
from .known import known_at
from .loading import Extracts, Row, by_child, has_column
from .profile import Profile

SHORT_BREAKS = {"V3", "V4"}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
FOR_ADOPTION = {"A3", "A4", "A5", "A6"}
ADOPTED = {"E11", "E12"}
SPECIAL_GUARDIANSHIP = {"E43", "E44", "E45", "E46", "E47", "E48"}


@dataclass
class Period:
    """A period of care (section 2): s0 its first day, e0 its end or None, rec how its last episode ended."""

    child: str
    episodes: list[Row]
    s0: date
    e0: date | None
    rec: str | None

    @property
    def unit(self) -> str:
        """How `scorecard children` names a period: CHILD, a space, S0."""
        return f"{self.child} {self.s0.isoformat()}"


@dataclass
class Spell:
    """A placement spell (section 2): start, end or None, and its last episode that is not T0-T4, if any."""

    start: date
    end: date | None
    settled: Row | None


@dataclass
class View:
    """What is known at the end of day D: the rows, the periods of each child, and CIC(D)."""

    extracts: Extracts
    end: date
    profile: Profile
    known: Extracts = field(init=False)
    header: dict[str, Row] = field(init=False)
    periods: dict[str, list[Period]] = field(init=False)
    cic: dict[str, Period] = field(init=False)
    by_child: dict[str, dict[str, list[Row]]] = field(init=False, default_factory=dict)

    @cached_property
    def postcodes(self) -> dict[str, Row]:
        """The imported postcodes; of two spellings of one postcode the later row counts."""
        return {_postcode(row["pcds"]): row for row in self.rows("postcodes")}

    def __post_init__(self) -> None:
        self.known = known_at(self.extracts, self.end)
        self.header = {row["CHILD"]: row for row in self.known.get("header", [])}
        self.periods = periods_of_care(self.known.get("episodes", []))
        self.cic = children_in_care(self)

    def rows(self, extract: str) -> list[Row]:
        """The known rows of an extract; none when it was never imported."""
        return self.known.get(extract, [])

    def rows_of(self, extract: str, child: str) -> list[Row]:
        """The known rows of an extract about one child."""
        if extract not in self.by_child:
            self.by_child[extract] = by_child(self.rows(extract))
        return self.by_child[extract].get(child, [])

    def wd(self, day: date, n: int) -> date:
        """wd(d, n) with the council's bank holidays."""
        return wd(day, n, self.profile.holidays)

    def age_at_end(self, child: str) -> int:
        """Age at D of a child with a header row."""
        return age(self.header[child]["DOB"], self.end)

    def all_periods(self) -> list[Period]:
        """Every child's periods of care."""
        return [period for periods in self.periods.values() for period in periods]

    def in_care_months(self, n: int) -> dict[str, Period]:
        """CIC(D) in care n months (section 2): S0 <= months(D, -n)."""
        return {child: period for child, period in self.cic.items() if period.s0 <= months(self.end, -n)}


def periods_of_care(episodes: list[Row]) -> dict[str, list[Period]]:
    """Each child's periods of care in order (section 2; section 8 on blank ends)."""
    by_child: dict[str, list[Row]] = {}
    for episode in episodes:
        if episode["LS"] not in SHORT_BREAKS:
            by_child.setdefault(episode["CHILD"], []).append(dict(episode))
    periods: dict[str, list[Period]] = {}
    for child, own in by_child.items():
        own.sort(key=lambda episode: episode["DECOM"])
        for episode, following in pairwise(own):
            if episode["DEC"] is None:
                episode["DEC"] = following["DECOM"]
                episode["REC"] = None  # an inferred end has no recorded reason (section 8)
        groups: list[list[Row]] = []
        previous: Row | None = None
        for episode in own:
            if previous is None or episode["RNE"] == "S" or episode["DECOM"] != previous["DEC"]:
                groups.append([])
            groups[-1].append(episode)
            previous = episode
        periods[child] = [
            Period(child, group, group[0]["DECOM"], group[-1]["DEC"], group[-1]["REC"]) for group in groups
        ]
    return periods


def children_in_care(view: View) -> dict[str, Period]:
    """CIC(D) (section 2): each child with a period open at D and an age under 18, and that period.

    Of two open periods the one with the later S0 counts (section 8).
    """
    cic: dict[str, Period] = {}
    for child, periods in view.periods.items():
        if child not in view.header or view.age_at_end(child) >= 18:
            continue
        for period in periods:
            if is_open(period.s0, period.e0, view.end):
                cic[child] = period
    return cic


def current_episode(view: View, period: Period) -> Row:
    """The period's episode open at D with the latest DECOM (section 2)."""
    return [e for e in period.episodes if is_open(e["DECOM"], e["DEC"], view.end)][-1]


def current_placement(view: View, period: Period) -> Row:
    """The episode that gives current PLACE and provider (section 2, "Current PLACE and provider")."""
    current = current_episode(view, period)
    if current["PLACE"] not in TEMPORARY:
        return current
    before = [e for e in period.episodes if e["DECOM"] < current["DECOM"] and e["PLACE"] not in TEMPORARY]
    return before[-1] if before else current


def placement_spells(period: Period) -> list[Spell]:
    """The period's placement spells in order (section 2, "Placement spell")."""
    spells: list[Spell] = []
    previous: Row | None = None
    for episode in period.episodes:
        temporary = episode["PLACE"] in TEMPORARY
        if previous is None or not _joins(episode, previous, spells[-1]):
            if spells:
                spells[-1].end = episode["DECOM"]
            spells.append(Spell(episode["DECOM"], period.e0, None))
        if not temporary:
            spells[-1].settled = episode
        previous = episode
    return spells


def _joins(episode: Row, previous: Row, spell: Spell) -> bool:
    if episode["PLACE"] in TEMPORARY:
        return True
    if previous["PLACE"] in TEMPORARY and spell.settled is not None and _same_place(episode, spell.settled):
        return True
    return episode["RNE"] in {"L", "T", "U"}


def _same_place(episode: Row, settled: Row) -> bool:
    if episode["PLACE"] is None or episode["PLACE"] != settled["PLACE"]:
        return False
    urn, settled_urn = episode.get("URN"), settled.get("URN")
    return urn is None or settled_urn is None or urn == settled_urn


def has_uasc(view: View) -> bool:
    """Whether anything says who is UASC: the extract, or the header's UASC column (section 8)."""
    return "uasc" in view.known or has_column(view.rows("header"), "UASC")


def _uasc_ends(view: View, child: str) -> list[date | None] | None:
    """The DUC of the child's rows; [None] (never ends) by the header alone; None for no UASC."""
    ends = [row["DUC"] for row in view.rows_of("uasc", child)]
    if ends:
        return ends
    return [None] if view.header.get(child, {}).get("UASC") == "Y" else None


def is_uasc(view: View, child: str) -> bool:
    """UASC(D) (section 2)."""
    return any(duc is None or duc > view.end for duc in _uasc_ends(view, child) or [])


def uasc_at_start(view: View, period: Period) -> bool:
    """UASC at a period's start (section 2): DUC blank or DUC > S0."""
    return any(duc is None or duc > period.s0 for duc in _uasc_ends(view, period.child) or [])


def uasc_at_end(view: View, period: Period) -> bool:
    """UASC at a period's end (section 2): DUC blank or DUC >= E0."""
    ends = _uasc_ends(view, period.child) or []
    return any(duc is None or (period.e0 is not None and duc >= period.e0) for duc in ends)


def leavers(view: View, start: date) -> list[Period]:
    """Leavers in a window that runs to D (sections 2 and 8): E0 in it, REC other than X1."""
    return [p for p in view.all_periods() if p.e0 is not None and start <= p.e0 <= view.end and p.rec != "X1"]


def allocations_in(view: View, role: str) -> dict[str, list[Row]]:
    """Each child's known allocations in a role; `sw_episodes` serves where no row at all has ROLE SW."""
    every = view.extracts.get("allocations", [])
    if role == "SW" and not any(row["ROLE"] == "SW" for row in every):
        served = [
            {
                "CHILD": row["CHILD"],
                "WORKER_ID": row["SW_ID"],
                "START_DATE": row["SW_DECOM"],
                "END_DATE": row["SW_DEC"],
            }
            for row in view.rows("sw_episodes")
        ]
        return by_child(served)
    return by_child([row for row in view.rows("allocations") if row["ROLE"] == role])


def with_current_worker_since(view: View, own: list[Row]) -> date | None:
    """Since when the current worker has been with the child of these allocations (section 2)."""
    current = [row for row in own if is_open(row["START_DATE"], row["END_DATE"], view.end)]
    if not current:
        return None
    latest = max(current, key=lambda row: (row["START_DATE"], row["WORKER_ID"]))
    since: date = latest["START_DATE"]
    same_worker = [row for row in own if row["WORKER_ID"] == latest["WORKER_ID"]]
    joined = True
    while joined:
        joined = False
        for row in same_worker:
            reaches = row["END_DATE"] is None or row["END_DATE"] >= since - DAY
            if row["START_DATE"] < since and reaches:
                since = row["START_DATE"]
                joined = True
    return since


def _postcode(text: str | None) -> str:
    return "".join((text or "").split()).upper()


def _location(view: View, postcode: str | None) -> tuple[Any, Any, str | None, str | None] | None:
    """Easting, northing, county and district of a postcode: from `postcodes`, else the ONS directory."""
    wanted = _postcode(postcode)
    if not wanted:
        return None
    if wanted in view.postcodes:
        row = view.postcodes[wanted]
        return row["oseast1m"], row["osnrth1m"], row["oscty"], row["oslaua"]
    return view.profile.directory(wanted)


def within_miles(view: View, period: Period, limit: int) -> bool | None:
    """Whether the distance from home is at most that many miles; None if unknown (section 2, "Distance")."""
    episode = current_episode(view, period)
    given = episode.get("PL_DISTANCE")
    if given is not None and given < 999:
        return bool(given <= limit)
    home, placement = _location(view, episode.get("HOME_POST")), _location(view, episode.get("PL_POST"))
    if home is None or placement is None or None in (*home[:2], *placement[:2]):
        return None
    squared = (home[0] - placement[0]) ** 2 + (home[1] - placement[1]) ** 2
    metres = limit * Fraction("1609.344")
    return bool(squared <= metres**2)


def placement_authority(view: View, period: Period) -> str | None:
    """The code of the authority where the child lives; None if unknown (section 2)."""
    episode = current_episode(view, period)
    given: str | None = episode.get("PL_LA")
    if given is not None:
        return given
    location = _location(view, episode.get("PL_POST"))
    if location is None:
        return None
    _, _, county, district = location
    return district if county is None or county.endswith("99999999") else county
