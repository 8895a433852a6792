"""Who the children in care are: the demographic tables over CIC(D) (section 5)."""

import csv
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine import resource
from engine.arrays import ABSENT, Codes, Mask, Rows
from engine.care.model import CareModel
from engine.results import Table

NOT_RECORDED = "Not Recorded"
GRAND_TOTAL = "Grand Total"
SEX_COLUMNS = ("Female", "Male", NOT_RECORDED)


@dataclass(frozen=True)
class Breakdown:
    """One table: `count` gives the row labels, and which children stand in which row.

    `needs` are the extracts without which the table has its heading row only. In a table with
    `blank_zeros` a zero by sex is empty.
    """

    name: str
    title: str
    count: Callable[[CareModel], "Grouped"]
    needs: tuple[str, ...] = ()
    blank_zeros: bool = False
    totals: bool = True


@dataclass(frozen=True)
class Grouped:
    """Row labels, and pairs of a row of the roll and the label's place; a child may stand in several."""

    labels: list[str]
    row: Rows
    place: Rows


def _ages(model: CareModel) -> Grouped:
    return _every_child(model, [str(age) for age in range(18)], model.roll.age)


def _ages_at_start(model: CareModel) -> Grouped:
    return _every_child(model, [str(age) for age in range(18)], model.roll.age_at_start)


def _every_child(model: CareModel, labels: list[str], place: Rows) -> Grouped:
    return Grouped(labels, np.arange(len(model.roll), dtype=np.int32), place)


def _nationality(model: CareModel) -> Grouped:
    """The values that occur, as spelt in the extract, sorted without regard to case."""
    extract = model.extracts["child_details"]
    codes, texts = extract.texts("NATIONALITY")
    row = model.children.rows_by_child(extract)[model.roll.child]
    found = np.append(codes, np.int32(ABSENT))[row]
    spelt = [texts[code] if code != ABSENT else NOT_RECORDED for code in found.tolist()]
    named = [NOT_RECORDED if text.casefold() == NOT_RECORDED.casefold() else text for text in spelt]
    labels = sorted(set(named), key=lambda text: (text.casefold(), text))
    place = {label: number for number, label in enumerate(labels)}
    return _every_child(model, labels, np.array([place[text] for text in named], dtype=np.int32))


def _disability(model: CareModel) -> Grouped:
    """A child counts once in each code; None is code NONE alone, or no code that is known."""
    labels = _labels("disability.csv")
    none = len(labels) - 1
    extract = model.extracts["disabilities"]
    child = model.children.number(extract)
    code = extract.positions("DISABILITY", {code: place for place, (code, _) in enumerate(labels)})
    has = np.zeros((model.children.count + 1, len(labels)), dtype=bool)
    known = (child != ABSENT) & (code != ABSENT)
    has[child[known], code[known]] = True
    own = has[model.roll.child]
    own[:, none] = ~own[:, :none].any(axis=1)
    row, place = np.nonzero(own)
    return Grouped([label for _, label in labels], row.astype(np.int32), place.astype(np.int32))


def _uasc(model: CareModel) -> Grouped:
    return _every_child(model, ["Yes", "No"], np.where(model.roll.uasc, 0, 1).astype(np.int32))


def _ethnicity(model: CareModel) -> Grouped:
    """The 18 rows of the document; refused and not obtained only where they occur."""
    groups = _labels("ethnicity.csv")
    code = model.children.header_code("ETHNIC", {code: place for place, (code, _) in enumerate(groups)})
    place = code[model.roll.child]
    place = np.where(place == ABSENT, len(groups) - 1, place)
    occurring = np.bincount(place, minlength=len(groups)) > 0
    shown = occurring | _always("ethnicity.csv")
    new_place = np.cumsum(shown) - 1
    labels = [label for (_, label), kept in zip(groups, shown.tolist(), strict=True) if kept]
    return _every_child(model, labels, new_place[place].astype(np.int32))


def _rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resource.read_text("codes", name).splitlines()))


def _labels(name: str) -> list[tuple[str, str]]:
    return [(row["code"], row["label"]) for row in _rows_of(name)]


def _always(name: str) -> Mask:
    return np.array([row["always"] == "1" for row in _rows_of(name)])


BREAKDOWNS = {
    breakdown.name: breakdown
    for breakdown in (
        Breakdown("current_age", "Current Age", _ages),
        Breakdown("age_at_start", "Age at Period of Care Start Date", _ages_at_start),
        Breakdown("nationality", "Nationality", _nationality, ("child_details",), blank_zeros=True),
        Breakdown("disability", "Disability", _disability, ("disabilities",), totals=False),
        Breakdown("uasc", "UASC?", _uasc),
        Breakdown("ethnicity", "Ethnicity", _ethnicity, blank_zeros=True),
    )
}


def breakdown_table(name: str, model: CareModel) -> Table:
    """One demographic table at the model's only month end, as printed."""
    breakdown = BREAKDOWNS[name]
    available = breakdown_available(breakdown, model)
    sex = model.children.sex[model.roll.child] if available else np.zeros(0, dtype=np.int32)
    columns = 3 if (sex == ABSENT).any() else 2
    header = [breakdown.title, *SEX_COLUMNS[:columns], GRAND_TOTAL]
    if not available:
        return [header]
    grouped = breakdown.count(model)
    counts = _counts(grouped, np.where(sex == ABSENT, 2, sex))
    table = [header]
    for label, by_sex in zip(grouped.labels, counts[:, :columns].tolist(), strict=True):
        cells = ["" if breakdown.blank_zeros and not count else str(count) for count in by_sex]
        table.append([label, *cells, str(sum(by_sex))])
    if breakdown.totals:
        totals = counts[:, :columns].sum(axis=0).tolist()
        table.append([GRAND_TOTAL, *(str(count) for count in totals), str(sum(totals))])
    return table


def breakdown_available(breakdown: Breakdown, model: CareModel) -> bool:
    """Whether the extracts that the table needs were imported."""
    needed = ("episodes", "header", *breakdown.needs)
    uasc_known = breakdown.name != "uasc" or (
        model.extracts.imported("uasc") or model.extracts["header"].has("UASC")
    )
    return uasc_known and all(model.extracts.imported(name) for name in needed)


def _counts(grouped: Grouped, sex: Codes) -> Rows:
    """Children per (label, sex column); shape (labels, 3)."""
    cell = grouped.place.astype(np.int64) * 3 + sex[grouped.row]
    return np.bincount(cell, minlength=len(grouped.labels) * 3).reshape(-1, 3).astype(np.int32)
