"""Published months are kept whole and change with nothing."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pytest

from engine.calendar import Month
from engine.errors import UserError
from engine.results import Comparison, ScorecardRow, Value
from engine.workspace import Publication, Workspace
from engine.workspace.frozen import from_json, to_json
from engine.workspace.publishing import publish_month
from tests.engine.workspace.making import days, record, texts

JULY = Month(2019, 7)


def row(indicator: str, figure: Value) -> ScorecardRow:
    """A row of the scorecard."""
    return ScorecardRow(
        indicator, JULY, figure, "57.2%", "amber", Comparison("57.1%", "better"), Comparison("-", ""),
        "60%", "55%", "57%", "2018",
    )  # fmt: skip


def publication(**changes: object) -> Publication:
    """July 2019, published."""
    figures = {
        "foster_inhouse": Value(Fraction(143), Fraction(250), Fraction(286, 5)),
        "adopt_a1_days_bla_to_placed": Value(Fraction(1), Fraction(3), Fraction(1, 3)),
        "cic_count": Value(Fraction(0), None, Fraction(0)),
        "edu_neet": Value(),
        "edu_ehcp_20wk_acytd": Value(override="Not available"),
    }
    facts = {
        "month": JULY,
        "on": date(2019, 8, 12),
        "by": "A. Nalyst",
        "rows": {name: row(name, figure) for name, figure in figures.items()},
        "tables": {"uasc": [["UASC?", "Female"], ["Yes", ""], ["Nö", "0"]]},
        "commentary": {"cic_count": "Fewer.\n“More” to come."},
        "at": datetime(2019, 8, 11, 23, 30, tzinfo=UTC),
        "extracts": {"episodes": 3},
        "profile_text": 'name = "X"',
    }
    return Publication(**{**facts, **changes})  # type: ignore[arg-type]


def test_a_publication_is_kept_exactly(path: Path, workspace: Workspace) -> None:
    workspace.publish(publication())
    with Workspace.open(path) as again:
        assert again.published(JULY) == publication()
        assert again.published_months() == {JULY: publication()}
        assert again.published(Month(2019, 6)) is None


def test_a_month_is_published_once(workspace: Workspace) -> None:
    workspace.publish(publication())
    with pytest.raises(UserError, match="published already"):
        workspace.publish(publication(by="Somebody else"))
    assert workspace.published(JULY) == publication()


def test_unpublishing_needs_a_reason_and_loses_nothing(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="not published"):
        workspace.unpublish(JULY, "Mistake")
    workspace.publish(publication())
    with pytest.raises(UserError, match="Say why"):
        workspace.unpublish(JULY, " ")
    workspace.unpublish(JULY, "A late return")
    workspace.publish(publication(by="Somebody else"))
    workspace.unpublish(JULY, "Another")
    assert workspace.published(JULY) is None
    assert [withdrawn.by for withdrawn in workspace.withdrawn(JULY)] == ["A. Nalyst", "Somebody else"]
    assert workspace.withdrawn(JULY)[0].withdrawn is not None
    assert [(c.what, c.before, c.after, c.reason) for c in workspace.history("publication")] == [
        ("2019-07", "", "Published", ""),
        ("2019-07", "Published", "", "A late return"),
        ("2019-07", "", "Published", ""),
        ("2019-07", "Published", "", "Another"),
    ]


def test_the_reason_of_a_revision_is_noted_beside_it(workspace: Workspace) -> None:
    workspace.publish(publication())
    workspace.note_revision(JULY, "cic_count", "Two late entries ")
    workspace.note_revision(JULY, "cic_count", "Three late entries")
    workspace.note_revision(JULY, "foster_inhouse", "x")
    workspace.note_revision(JULY, "foster_inhouse", "")
    kept = workspace.published(JULY)
    assert kept is not None
    assert kept.reasons == {"cic_count": "Three late entries"}
    assert workspace.history("publication")[2].before == "Two late entries"


def test_what_a_newer_version_published_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="newer version"):
        from_json(to_json(publication()).replace('"form": 1', '"form": 2'), {})


def council(people: int) -> dict[str, pa.Table]:
    """Two children in care since January 2019 among so many."""
    start, child = days([date(2019, 1, 7)] * 2), texts(["a", "b"])
    episodes = {
        "CHILD": child, "DECOM": start, "RNE": texts(["S"] * 2), "LS": texts(["C2"] * 2),
        "PLACE": texts(["U4"] * 2), "PLACE_PROVIDER": texts(["PR1"] * 2),
        "DEC": days([None] * 2), "REC": texts([None] * 2),
    }  # fmt: skip
    header = {"CHILD": child, "SEX": texts(["F", "M"]), "DOB": days([date(2010, 5, 1)] * 2)}
    population = {name: pa.array([number * 10**9]) for name, number in (("YEAR", 2019), ("POP_0_17", people))}
    uasc = {"CHILD": texts(["c"]), "DUC": days([None])}
    tables = {"episodes": episodes, "header": header, "population": population, "uasc": uasc}
    return {name: pa.table(columns) for name, columns in tables.items()}


def test_publishing_freezes_figures_tables_and_commentary_against_later_imports(workspace: Workspace) -> None:
    workspace.apply(council(4000), record("population"))
    workspace.edit_rows("commentary", [{"INDICATOR": "cic_count", "MONTH": "2019-07", "TEXT": "Two."}])
    made = publish_month(workspace, JULY)
    assert made.rows["cic_count"].printed == "2"
    assert made.rows["cic_rate_per_10k_exc_uasc"].printed == "5.0"
    assert made.tables["current_age"][-1] == ["Grand Total", "1", "1", "2"]
    assert made.commentary == {"cic_count": "Two."}
    assert made.extracts == {"population": 1, "episodes": 2, "header": 2, "uasc": 1, "commentary": 1}
    workspace.apply(council(8000), record("population"))
    workspace.edit_rows("commentary", remove=[("cic_count", "2019-07")])
    workspace.undo_last_import()
    assert workspace.published(JULY) == made


def test_a_comparison_with_a_published_month_is_with_what_was_published(workspace: Workspace) -> None:
    workspace.apply(council(4000), record("population"))
    publish_month(workspace, Month(2019, 6))
    workspace.apply(council(2000), record("population"))
    rows = publish_month(workspace, JULY).rows
    assert rows["cic_rate_per_10k_exc_uasc"].printed == "10.0"
    assert rows["cic_rate_per_10k_exc_uasc"].month_ago.printed == "5.0"
