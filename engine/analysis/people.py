"""What lists say of each child: age, sex, placement, legal status, worker, as at the end of a month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.analysis.codes import NOT_RECORDED, ethnic_groups, groups, labels
from engine.arrays import ABSENT, Codes, Rows
from engine.calendar import age_on
from engine.care.events import open_rows
from engine.care.model import CareModel

NOT_IN_CARE = "Not in care at the end of the month"
SEX_WORDS = ("Female", "Male")
AGE_BANDS = (("Under 1", 0), ("1 to 4", 4), ("5 to 9", 9), ("10 to 15", 15), ("16 to 17", 17))
ADULT_BAND = "18 and over"
NO_AGE = -(10**5)


@dataclass(frozen=True)
class Person:
    """One child as at the end of a month; empty texts and None where not recorded or not in care."""

    child: str
    age: int | None
    sex: str
    ethnicity: str
    uasc: bool
    in_care_since: int | None
    placement: str
    legal_status: str
    worker: str
    team: str


@dataclass(frozen=True)
class Dimension:
    """A way to split children into groups: the labels in order, and each child's place among them."""

    name: str
    labels: tuple[str, ...]
    place: Codes


class People:
    """Some children of a model with a single month, by child number (ABSENT for one without episodes)."""

    def __init__(self, model: CareModel, child: Rows) -> None:
        self._model = model
        self._child = child

    @cached_property
    def _roll_row(self) -> Rows:
        """Each child's row of the roll; ABSENT where not in care at D."""
        rows = np.full(self._model.children.count + 1, ABSENT, dtype=np.int32)
        rows[self._model.roll.child] = np.arange(len(self._model.roll), dtype=np.int32)
        rows[-1] = ABSENT
        return rows[self._child]

    def _of_roll(self, values: Rows, otherwise: int) -> Rows:
        """A column of the roll for each child; `otherwise` where not in care."""
        return np.append(values, np.int32(otherwise))[self._roll_row].astype(np.int32)

    @cached_property
    def age(self) -> Rows:
        """Age at D; far below zero where no birth is recorded."""
        born = self._model.children.birth[self._child]
        return age_on(born, np.full(len(born), self._model.days[0], dtype=np.int32))

    def dimensions(self) -> tuple[Dimension, ...]:
        """Sex, age band, ethnic group, UASC, placement type and legal status."""
        return (
            self._sex,
            self._age_band,
            self._ethnic_group,
            self._uasc,
            self._placement,
            self._legal_status,
        )

    @property
    def _sex(self) -> Dimension:
        sex = self._model.children.sex[self._child]
        return Dimension("Sex", (*SEX_WORDS, NOT_RECORDED), np.where(sex == ABSENT, 2, sex))

    @property
    def _age_band(self) -> Dimension:
        names = (*(name for name, _ in AGE_BANDS), ADULT_BAND, NOT_RECORDED)
        band = np.searchsorted([oldest for _, oldest in AGE_BANDS], np.maximum(self.age, 0), side="left")
        return Dimension("Age", names, np.where(self.age <= NO_AGE, len(names) - 1, band))

    @property
    def _ethnic_group(self) -> Dimension:
        names = (*dict.fromkeys(ethnic_groups().values()), NOT_RECORDED)
        codes = {code: names.index(group) for code, group in ethnic_groups().items()}
        place = self._model.children.header_code("ETHNIC", codes)[self._child]
        return Dimension("Ethnic group", names, np.where(place == ABSENT, len(names) - 1, place))

    @property
    def _uasc(self) -> Dimension:
        uasc = self._model.children.uasc_until[self._child] > self._model.days[0]
        names = ("Unaccompanied asylum seeking", "Other children")
        return Dimension("UASC", names, np.where(uasc, 0, 1).astype(np.int32))

    @property
    def _placement(self) -> Dimension:
        return self._coded("Placement type", "PLACE", "placements", self._model.roll.settled)

    @property
    def _legal_status(self) -> Dimension:
        return self._coded("Legal status", "LS", "legal_statuses", self._model.roll.episode)

    def _coded(self, name: str, column: str, code_list: str, episode: Rows) -> Dimension:
        of_code = groups(code_list)
        names = (*dict.fromkeys(of_code.values()), NOT_RECORDED, NOT_IN_CARE)
        codes = {code: names.index(group) for code, group in of_code.items()}
        place = self._model.episodes.code(column, codes)[episode]
        place = np.where(place == ABSENT, len(names) - 2, place)
        return Dimension(name, names, self._of_roll(place, len(names) - 1))

    @cached_property
    def _allocation(self) -> tuple[list[str], list[str]]:
        """The current social worker and team of each child; empty where there is none."""
        extract = self._model.extracts["allocations"]
        columns = ("START_DATE", "END_DATE", "WORKER_ID", "TEAM")
        in_role = extract.among("ROLE", ["SW"])
        if not in_role.any():
            extract = self._model.extracts["sw_episodes"]
            columns = ("SW_DECOM", "SW_DEC", "SW_ID", "TEAM")
            in_role = np.ones(extract.rows, dtype=bool)
        start, end, worker, team = columns
        child = self._model.children.number(extract)
        kept = np.flatnonzero(in_role & (child != ABSENT))
        kept = kept[np.lexsort((extract.in_text_order(worker)[kept], extract.days(start)[kept]))]
        (current,) = open_rows(
            child[kept], extract.days(start)[kept], extract.days(end)[kept],
            self._model.children.count, self._model.days,
        )  # fmt: skip
        row = np.append(kept, ABSENT)[current][self._child]
        return _texts(extract.texts(worker), row), _texts(extract.texts(team), row)

    def persons(self) -> list[Person]:
        """Each child in the words of lists."""
        model, roll = self._model, self._model.roll
        ids = [*model.extracts["episodes"].texts("CHILD")[1], ""]
        sex = self._sex
        ethnic = _texts(model.extracts["header"].texts("ETHNIC"), model.children.header_row[self._child])
        in_care = (self._roll_row != ABSENT).tolist()
        since = self._of_roll(roll.start, ABSENT).tolist()
        columns = (
            [ids[child] for child in self._child.tolist()],
            [age if age > NO_AGE else None for age in self.age.tolist()],
            [sex.labels[place] for place in sex.place.tolist()],
            _in_words("ethnicity", ethnic),
            [place == 0 for place in self._uasc.place.tolist()],
            [day if here else None for day, here in zip(since, in_care, strict=True)],
            _in_words("placements", self._episode_texts("PLACE", roll.settled)),
            _in_words("legal_statuses", self._episode_texts("LS", roll.episode)),
            *self._allocation,
        )
        return [Person(*values) for values in zip(*columns, strict=True)]

    def _episode_texts(self, column: str, episode: Rows) -> list[str]:
        """A code of the episode in a column of the roll, for each child; empty where not in care."""
        row = self._of_roll(self._model.episodes.row[episode], ABSENT)
        return _texts(self._model.episodes.extract.texts(column), row)


def _in_words(code_list: str, codes: list[str]) -> list[str]:
    words = labels(code_list)
    return [words.get(code, code) for code in codes]


def _texts(column: tuple[Codes, list[str]], row: Rows) -> list[str]:
    codes, texts = column
    found = np.append(codes, np.int32(ABSENT))[row]
    return [texts[code] if code != ABSENT else "" for code in found.tolist()]
