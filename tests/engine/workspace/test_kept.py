"""What is kept for the first moment on screen is what would be computed, and goes with every change."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.analysis.history import History
from engine.analysis.overview import overview
from engine.calendar import Month
from engine.errors import UserError
from engine.extracts import read, store
from engine.profile import parse, shipped_text
from engine.workspace import FileMapping, Workspace, kept
from engine.workspace.extracts import extracts_of
from engine.workspace.kept import Kept, keep, open_file
from engine.workspace.publishing import publish_month
from tests.engine.workspace.making import record, reviews

ON_TIME = "cic_reviews_on_time"
EXTRACTS = {
    "header.csv": (
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,2,14/05/2008,WBRI,,,\nC2,1,02/01/2012,WBRI,,,\n"
    ),
    "episodes.csv": (
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "C1,03/09/2018,S,V2,N1,U4,PR1,18/02/2019,X1,CARPL,,,SC1\n"
        "C1,18/02/2019,P,V2,N1,U1,PR1,,,,,,SC2\n"
        "C2,05/01/2019,S,V2,N1,U4,PR4,,,,,,SC1\n"
    ),
    "reviews.csv": (
        "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,14/05/2008,28/09/2018,PN1\nC1,14/05/2008,20/12/2018,PN3\n"
        "C2,02/01/2012,05/06/2019,PN1\n"
    ),
    "targets.csv": (
        f"INDICATOR,FROM_MONTH,TARGET,FLOOR,NATIONAL,NATIONAL_NOTE\n{ON_TIME},2018-04,90%,80%,57%,2018\n"
    ),
}
JANUARY = Month(2019, 1)


def figures(workspace: Workspace) -> Kept:
    """What is computed of a workspace's last month."""
    published = workspace.published_months()
    history = History.of(extracts_of(workspace), parse(workspace.profile_text), published)
    return Kept(history.first, overview(history, history.last))


def kept_in(path: Path) -> Kept | None:
    """What a workspace keeps."""
    opened = open_file(path)
    opened.connection.close()
    return opened.kept


@pytest.fixture
def council(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace of two children that keeps the figures of its last month."""
    for name, text in EXTRACTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    store(workspace, read([tmp_path / name for name in EXTRACTS]))
    publish_month(workspace, JANUARY)
    keep(workspace, figures(workspace), workspace.changes)
    return workspace


def test_what_is_kept_is_what_is_computed(council: Workspace) -> None:
    found = kept_in(council.path)
    assert found == figures(council)
    assert any(row.gap for row in found.overview.rows)
    assert any(row.trend[-1] is not None for row in found.overview.rows)


def test_a_workspace_that_has_computed_nothing_keeps_nothing(workspace: Workspace) -> None:
    assert kept_in(workspace.path) is None


TARGET = {"INDICATOR": ON_TIME, "FROM_MONTH": "2018-04", "TARGET": "10%"}
CHANGES: dict[str, Callable[[Workspace], object]] = {
    "import": lambda w: w.apply({"reviews": reviews("C1")}, record("reviews")),
    "undo": lambda w: w.undo_last_import(),
    "profile": lambda w: w.set_profile_text(shipped_text()),
    "profile entry": lambda w: w.edit_profile({"settings.health_months_in_care": 6}),
    "target": lambda w: w.edit_rows("targets", [TARGET]),
    "setting": lambda w: w.set_setting("anything", 1),
    "publish": lambda w: publish_month(w, Month(2019, 2)),
    "unpublish": lambda w: w.unpublish(JANUARY, "A mistake."),
    "note": lambda w: w.note_revision(JANUARY, ON_TIME, "Late papers."),
    "mapping": lambda w: w.remember_mapping(FileMapping(frozenset({"A"}), "reviews", {"A": "CHILD"})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_takes_it_away(council: Workspace, change: str) -> None:
    CHANGES[change](council)
    assert kept_in(council.path) is None


def test_a_change_that_is_refused_leaves_it(council: Workspace) -> None:
    with pytest.raises(UserError):
        council.unpublish(Month(2019, 2), "It never was.")
    assert kept_in(council.path) is not None


def test_a_choice_that_changes_no_figure_leaves_it(council: Workspace) -> None:
    council.remember_choice("pack", ["summary"])
    assert kept_in(council.path) is not None


def test_figures_from_before_a_change_are_not_kept_after_it(council: Workspace) -> None:
    before, changes = figures(council), council.changes
    council.edit_rows("targets", [TARGET])
    keep(council, before, changes)
    assert kept_in(council.path) is None


def test_a_month_with_revisions_is_not_kept(council: Workspace) -> None:
    last = figures(council).overview.month
    publish_month(council, last)
    council.edit_rows("manual_values", [{"INDICATOR": "cic_count", "MONTH": str(last), "NUMERATOR": "7"}])
    found = figures(council)
    assert any(row.revision for row in found.overview.rows)
    keep(council, found, council.changes)
    assert kept_in(council.path) is None


def test_another_version_of_the_product_passes_it_over(
    council: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "VERSION", "another")
    assert kept_in(council.path) is None


def test_it_is_kept_within_the_encryption(tmp_path: Path, council: Workspace) -> None:
    path = tmp_path / "secret.scorecard"
    with Workspace.create(path, "correct horse", shipped_text()) as secret:
        found = figures(council)
        keep(secret, replace(found, first=JANUARY), 0)
    assert b"scorecard of the last month" not in path.read_bytes()
    opened = open_file(path, "correct horse")
    opened.connection.close()
    assert opened.kept == replace(found, first=JANUARY)


READING = """
import sys
from pathlib import Path
from engine.workspace.kept import open_file
assert open_file(Path(sys.argv[1])).kept is not None
print(*(name for name in ("numpy", "pyarrow", "engine.indicators") if name in sys.modules))
"""


def test_it_is_read_without_what_computes(council: Workspace) -> None:
    council.close()
    found = subprocess.run(
        [sys.executable, "-c", READING, str(council.path)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert found.stdout.split() == []
