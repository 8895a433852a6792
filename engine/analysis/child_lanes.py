"""The lanes of a child's timeline, each read from its own extracts."""

import numpy as np

from engine.analysis.codes import groups, labels, told
from engine.arrays import ABSENT, NEVER, UNIT
from engine.care.model import CareModel
from engine.charts import Lane, Moment, Span
from engine.tables import Extract

DAY, HOUR = 86_400, 3_600
EVENTS = {
    "IHA_REFERRAL": "Referred for initial health assessment",
    "IHA": "Initial health assessment",
    "RHA": "Review health assessment",
    "DENTAL": "Dental check",
    "HEALTH_HISTORY": "Health history",
    "SDQ": "Strengths and difficulties questionnaire",
}
STATUSES = {"REFUSED": "refused", "CANCELLED": "cancelled"}


def lanes_of(model: CareModel, number: int, child: str) -> tuple[Lane, ...]:
    """Periods, placements, legal status, workers, reviews, health, missing episodes, education."""
    episodes = _episodes(model, number)
    lanes = (
        _periods(model, number),
        _spans_of_episodes(model, episodes, "Placement", "PLACE", "placements"),
        _spans_of_episodes(model, episodes, "Legal status", "LS", "legal_statuses"),
        _allocations(model, child, "SW", "Social worker"),
        _allocations(model, child, "IRO", "Reviewing officer"),
        _reviews(model, child),
        _health(model, child),
        _missing(model, child),
        _exclusions(model, child),
    )
    return tuple(lane for lane in lanes if lane.spans or lane.moments)


def _rows(extract: Extract, child: str) -> list[int]:
    """The rows of a child in an extract."""
    codes, texts = extract.texts("CHILD")
    if child not in texts:
        return []
    rows: list[int] = np.flatnonzero(codes == texts.index(child)).tolist()
    return rows


def _known(day: int) -> int | None:
    return None if day == NEVER else day


def _latest_reading(model: CareModel, number: int) -> int:
    """The reading of the child's episodes that holds from now on: every end that the extracts know."""
    found = model.episodes.reading_at(np.array([number], np.int32), np.array([NEVER - 1], np.int32))
    return int(found[0])


def _episodes(model: CareModel, number: int) -> list[int]:
    reading = _latest_reading(model, number)
    rows: list[int] = np.flatnonzero(model.episodes.reading == reading).tolist()
    return rows if reading != ABSENT else []


def _periods(model: CareModel, number: int) -> Lane:
    periods, reading = model.periods, _latest_reading(model, number)
    rows = np.flatnonzero(periods.reading == reading).tolist() if reading != ABSENT else []
    spans = []
    for row in rows:
        last = int(periods.last[row])
        code = model.episodes.extract.text_at("REC", [int(model.episodes.row[last])])[0]
        end = _known(int(periods.end[row]))
        detail = f"Ended: {told('end_reasons', code)}" if end is not None else ""
        spans.append(Span(int(periods.start[row]), end, "In care", detail, "care"))
    return Lane("In care", tuple(spans))


def _spans_of_episodes(model: CareModel, rows: list[int], name: str, column: str, code_list: str) -> Lane:
    """Episodes in a row that say the same are one span."""
    episodes = model.episodes
    texts = episodes.extract.text_at(column, episodes.row[rows].tolist())
    providers = episodes.extract.text_at("PLACE_PROVIDER", episodes.row[rows].tolist())
    spans: list[Span] = []
    for row, code, provider in zip(rows, texts, providers, strict=True):
        start, end = int(episodes.start[row]), _known(int(episodes.end[row]))
        label = labels(code_list).get(code, code or "Not recorded")
        detail = f"Provider: {told('providers', provider)}" if column == "PLACE" and provider else ""
        kind = groups(code_list).get(code, "")
        before = spans[-1] if spans else None
        if before and before.end == start and (before.label, before.detail) == (label, detail):
            spans[-1] = Span(before.start, end, label, detail, kind)
        else:
            spans.append(Span(start, end, label, detail, kind))
    return Lane(name, tuple(spans))


def _allocations(model: CareModel, child: str, role: str, name: str) -> Lane:
    extract = model.extracts["allocations"]
    columns = ("WORKER_ID", "START_DATE", "END_DATE")
    rows = [row for row in _rows(extract, child) if extract.text_at("ROLE", [row])[0] == role]
    if not rows and role == "SW":
        extract = model.extracts["sw_episodes"]
        columns = ("SW_ID", "SW_DECOM", "SW_DEC")
        rows = _rows(extract, child)
    worker, start, end = columns
    starts, ends = extract.days(start), extract.days(end)
    spans = [
        Span(int(starts[row]), _known(int(ends[row])), who, team and f"Team {team}", who)
        for row, who, team in zip(
            rows, extract.text_at(worker, rows), extract.text_at("TEAM", rows), strict=True
        )
    ]
    return Lane(name, tuple(sorted(spans, key=lambda span: span.start)))


def _reviews(model: CareModel, child: str) -> Lane:
    extract = model.extracts["reviews"]
    rows = _rows(extract, child)
    days = extract.days("REVIEW")
    moments = [
        Moment(int(days[row]), "Review", told("participation", code).capitalize())
        for row, code in zip(rows, extract.text_at("REVIEW_CODE", rows), strict=True)
    ]
    return Lane("Reviews", (), tuple(sorted(moments, key=lambda moment: moment.day)))


def _health(model: CareModel, child: str) -> Lane:
    extract = model.extracts["health_events"]
    rows = _rows(extract, child)
    days = extract.days("EVENT_DATE")
    score, recorded = extract.amounts("SCORE")
    moments = []
    for row, event, status in zip(
        rows, extract.text_at("EVENT", rows), extract.text_at("STATUS", rows), strict=True
    ):
        detail = f"score {score[row] // UNIT}" if recorded[row] else STATUSES.get(status, "")
        effect = "worse" if status in STATUSES else ""
        moments.append(Moment(int(days[row]), EVENTS.get(event, event), detail, effect))
    return Lane("Health", (), tuple(sorted(moments, key=lambda moment: moment.day)))


def _missing(model: CareModel, child: str) -> Lane:
    extract = model.extracts["missing_episodes"]
    if not extract.rows:
        return _missing_of_return(model, child)
    rows = _rows(extract, child)
    started, _ = extract.seconds("START_DATETIME")
    ended, known = extract.seconds("END_DATETIME")
    spans = []
    for row in rows:
        end = int(ended[row]) // DAY if known[row] else None
        hours = (int(ended[row]) - int(started[row])) // HOUR
        lasted = f"{hours:,} hour{'' if hours == 1 else 's'}" if known[row] else "still missing"
        spans.append(Span(int(started[row]) // DAY, end, "Missing", lasted, "missing"))
    return Lane("Missing", tuple(sorted(spans, key=lambda span: span.start)))


def _missing_of_return(model: CareModel, child: str) -> Lane:
    extract = model.extracts["missing"]
    rows = _rows(extract, child)
    starts, ends = extract.days("MIS_START"), extract.days("MIS_END")
    spans = [
        Span(int(starts[row]), _known(int(ends[row])), "Away" if code == "A" else "Missing", "", "missing")
        for row, code in zip(rows, extract.text_at("MISSING", rows), strict=True)
    ]
    return Lane("Missing", tuple(sorted(spans, key=lambda span: span.start)))


def _exclusions(model: CareModel, child: str) -> Lane:
    extract = model.extracts["exclusions"]
    rows = _rows(extract, child)
    days = extract.days("START_DATE")
    words = {"FTE": "Fixed-term exclusion", "PEX": "Permanent exclusion"}
    moments = [
        Moment(int(days[row]), words.get(kind, kind), outcome.capitalize(), "worse")
        for row, kind, outcome in zip(
            rows, extract.text_at("EXCLUSION_TYPE", rows), extract.text_at("OUTCOME", rows), strict=True
        )
    ]
    return Lane("Exclusions", (), tuple(sorted(moments, key=lambda moment: moment.day)))
