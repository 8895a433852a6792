"""Section 5: breakdowns over CIC(D); section 8 and commands.md on how they print."""

from .care import View, has_uasc, is_uasc
from .days import age

Table = list[list[str]]

FEMALE, MALE, NOT_RECORDED, TOTAL = "Female", "Male", "Not Recorded", "Grand Total"

DISABILITIES = [
    ("AUT", "Autism or Asperger's syndrome"),
    ("BEH", "Behaviour"),
    ("COMM", "Communication"),
    ("CON", "Consciousness"),
    ("HAND", "Hand Function"),
    ("HEAR", "Hearing"),
    ("INC", "Incontinence"),
    ("LD", "Learning"),
    ("MOB", "Mobility"),
    ("PC", "Personal Care"),
    ("VIS", "Vision"),
    ("DDA", "Other DDA"),
]

ETHNICITIES = [
    ("WBRI", "A1 - White British"),
    ("WIRI", "A2 - White Irish"),
    ("WOTH", "A3 - Any other White background"),
    ("WIRT", "A4 - Traveller of Irish Heritage"),
    ("WROM", "A5 - Gypsy/Roma"),
    ("MWBC", "B1 - White and Black Caribbean"),
    ("MWBA", "B2 - White and Black African"),
    ("MWAS", "B3 - White and Asian"),
    ("MOTH", "B4 - Any other mixed background"),
    ("AIND", "C1 - Indian"),
    ("APKN", "C2 - Pakistani"),
    ("ABAN", "C3 - Bangladeshi"),
    ("AOTH", "C4 - Any other Asian background"),
    ("BCRB", "D1 - Caribbean"),
    ("BAFR", "D2 - African"),
    ("BOTH", "D3 - Any other Black background"),
    ("CHNE", "E1 - Chinese"),
    ("OOTH", "E2 - Any other ethnic group"),
]


def sex(view: View, child: str) -> str:
    """The column of a child's sex (extracts.md: 1, M male; 2, F female; under SEX or GENDER)."""
    row = view.header[child]
    code = row.get("SEX") if row.get("SEX") is not None else row.get("GENDER")
    return {"1": MALE, "M": MALE, "2": FEMALE, "F": FEMALE}.get(code or "", NOT_RECORDED)


def available(view: View, *own: str) -> bool:
    """Whether `episodes`, `header` and the table's own extract were imported (section 8)."""
    return all(name in view.extracts for name in ("episodes", "header", *own))


def _table(
    view: View, title: str, rows: list[tuple[str, list[str]]], *, blank: bool = False, total: bool = True
) -> Table:
    """A table from its rows: a label and the children who stand in it."""
    columns = [FEMALE, MALE]
    if any(sex(view, child) == NOT_RECORDED for child in view.cic):
        columns.append(NOT_RECORDED)
    table = [[title, *columns, TOTAL]]
    for label, children in rows:
        counts = [sum(sex(view, child) == column for child in children) for column in columns]
        cells = ["" if blank and count == 0 else str(count) for count in counts]
        table.append([label, *cells, str(len(children))])
    if total:
        counts = [sum(sex(view, child) == column for child in view.cic) for column in columns]
        table.append([TOTAL, *map(str, counts), str(len(view.cic))])
    return table


def current_age(view: View) -> Table:
    """Section 5: current age, rows 0 to 17, all printed."""
    title = "Current Age"
    if not available(view):
        return [[title, FEMALE, MALE, TOTAL]]
    ages = {child: view.age_at_end(child) for child in view.cic}
    return _table(view, title, [(str(n), [c for c in view.cic if ages[c] == n]) for n in range(18)])


def age_at_start(view: View) -> Table:
    """Section 5: age at S0; before birth it is 0 (section 8)."""
    title = "Age at Period of Care Start Date"
    if not available(view):
        return [[title, FEMALE, MALE, TOTAL]]
    ages = {child: age(view.header[child]["DOB"], period.s0) for child, period in view.cic.items()}
    return _table(view, title, [(str(n), [c for c in view.cic if ages[c] == n]) for n in range(18)])


def nationality(view: View) -> Table:
    """Section 5: the values that occur as spelt, alphabetical; blank is "Not Recorded"."""
    title = "Nationality"
    if not available(view, "child_details"):
        return [[title, FEMALE, MALE, TOTAL]]
    given = {row["CHILD"]: row["NATIONALITY"] for row in view.rows("child_details")}
    by_label: dict[str, list[str]] = {}
    for child in view.cic:
        text = given.get(child) or NOT_RECORDED
        label = NOT_RECORDED if text.casefold() == NOT_RECORDED.casefold() else text
        by_label.setdefault(label, []).append(child)
    labels = sorted(by_label, key=lambda label: (label.casefold(), label))
    return _table(view, title, [(label, by_label[label]) for label in labels], blank=True)


def disability(view: View) -> Table:
    """Section 5: a child counts once in each code; None is NONE alone, no row, or an unknown code only."""
    title = "Disability"
    if not available(view, "disabilities"):
        return [[title, FEMALE, MALE, TOTAL]]
    codes: dict[str, set[str]] = {child: set() for child in view.cic}
    for row in view.rows("disabilities"):
        if row["CHILD"] in codes and row["DISABILITY"] not in (None, "NONE"):
            codes[row["CHILD"]].add(row["DISABILITY"])
    rows = [(label, [child for child in view.cic if code in codes[child]]) for code, label in DISABILITIES]
    rows.append(("None", [child for child in view.cic if not codes[child]]))
    return _table(view, title, rows, total=False)


def uasc(view: View) -> Table:
    """Section 5: UASC?: Yes, No."""
    title = "UASC?"
    if not (available(view) and has_uasc(view)):
        return [[title, FEMALE, MALE, TOTAL]]
    rows = [
        ("Yes", [c for c in view.cic if is_uasc(view, c)]),
        ("No", [c for c in view.cic if not is_uasc(view, c)]),
    ]
    return _table(view, title, rows)


def ethnicity(view: View) -> Table:
    """Section 5: 18 rows; REFU and NOBT (also for blank) appear only when they occur."""
    title = "Ethnicity"
    if not available(view):
        return [[title, FEMALE, MALE, TOTAL]]
    codes = {child: view.header[child].get("ETHNIC") or "NOBT" for child in view.cic}
    rows = [(label, [c for c in view.cic if codes[c] == code]) for code, label in ETHNICITIES]
    for code, label in (("REFU", "Refused"), ("NOBT", "Information not yet obtained")):
        if code in codes.values():
            rows.append((label, [c for c in view.cic if codes[c] == code]))
    return _table(view, title, rows, blank=True)
