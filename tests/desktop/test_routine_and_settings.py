"""The monthly routine to publishing and back, and every kind of setting with its history."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dialogs.publish import PublishDialog, UnpublishDialog
from desktop.main_window import MainWindow
from desktop.views.base import View
from desktop.views.indicator import IndicatorView
from desktop.views.routine import RoutineView
from desktop.views.settings import SettingsView
from engine.analysis.routine import State
from engine.calendar import Month
from engine.extracts import read, store
from engine.indicators.catalogue import CATALOGUE
from engine.profile import shipped
from tests.desktop.invented_councils import ONE_CHILD

AtRest = Callable[[], None]
V = TypeVar("V", bound=View)


@pytest.fixture
def show(open_council: Callable[[str], MainWindow], at_rest: AtRest) -> Callable[[str, type[V]], V]:
    window = open_council("small")

    def shown(page: str, kind: type[V]) -> V:
        window.go(page)
        QApplication.processEvents()
        at_rest()
        view = window.view(page)
        assert isinstance(view, kind)
        return view

    return shown


def test_findings_are_marked_as_looked_at_and_stay_so(
    open_council: Callable[[str], MainWindow], at_rest: AtRest
) -> None:
    window = open_council("one child")
    window.go("routine")
    QApplication.processEvents()
    at_rest()
    page = window.view("routine")
    assert isinstance(page, RoutineView)
    assert page._found is not None
    assert page._found.quality.findings
    for row in range(len(page._found.quality.by_rule)):
        page.findings.rules.selectRow(row)
        page.findings._mark.click()
        at_rest()
    steps = {step.id: step for step in page._found.routine.steps}
    assert steps["findings"].state is State.DONE
    page.findings._unmark.click()
    at_rest()
    steps = {step.id: step for step in page._found.routine.steps}
    assert steps["findings"].state is not State.DONE


def test_write_commentary_leads_to_the_first_red_indicator_without_a_comment(
    show: Callable[[str, type[RoutineView]], RoutineView], at_rest: AtRest, qtbot: QtBot
) -> None:
    page = show("routine", RoutineView)
    month, found = next(
        (month, found)
        for month in reversed(page.session.months)
        if (found := silent_red(page, month, at_rest)) is not None
    )
    page.session.set_month(month)
    at_rest()
    page.steps.buttons["commented"].click()
    QApplication.processEvents()
    at_rest()
    window = page.window()
    assert isinstance(window, MainWindow)
    assert page.session.indicator == found
    indicator = window.view("indicator")
    assert isinstance(indicator, IndicatorView)
    assert indicator._tabs.currentWidget() is indicator._comment
    assert indicator._comment._field.hasFocus()
    qtbot.keyClicks(indicator._comment._field, "Being seen to.")
    window.go_back()
    at_rest()
    at_rest()
    steps = {step.id: step for step in page._found.routine.steps}  # type: ignore[union-attr]
    assert found not in steps["commented"].indicators


def silent_red(page: RoutineView, month: Month, at_rest: AtRest) -> str | None:
    """The first red indicator of a month that lacks a comment."""
    page.session.set_month(month)
    at_rest()
    assert page._found is not None
    step = next(step for step in page._found.routine.steps if step.id == "commented")
    return step.indicators[0] if step.indicators else None


def test_children_left_out_are_told_above_everything(
    open_council: Callable[[str], MainWindow], at_rest: AtRest, tmp_path: Path
) -> None:
    window = open_council("one child")
    added = tmp_path / "episodes.csv"
    text = ONE_CHILD["episodes.csv"]
    added.write_text(text + text.split("\n", 1)[1].replace("C1,", "C2,"), encoding="utf-8")
    window.session.change("Importing", lambda workspace, job: store(workspace, read([added])), lambda _: None)
    at_rest()
    window.go("routine")
    at_rest()
    page = window.view("routine")
    assert isinstance(page, RoutineView)
    assert page._left_out.isVisible()
    assert page._left_out.text().startswith("1 child is left out of every figure")
    assert "C2" in {finding.child for finding in page.findings.list.model.rows}


def test_publishing_freezes_the_month_and_unpublishing_needs_a_reason(
    show: Callable[[str, type[RoutineView]], RoutineView],
    at_rest: AtRest,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = show("routine", RoutineView)
    month = page.month
    monkeypatch.setattr(PublishDialog, "exec", lambda dialog: 1)
    page.steps.buttons["published"].click()
    at_rest()
    data = page.session.data
    assert data is not None
    assert data.workspace.published(month) is not None
    assert page.steps.buttons["published"].text() == "&Unpublish …"
    overview = page.session.overview()
    assert overview is not None
    assert overview.published

    def answer(dialog: UnpublishDialog) -> int:
        assert not dialog._do.isEnabled()
        qtbot.keyClicks(dialog._reason, "Wrong file")
        assert dialog._do.isEnabled()
        return 1

    monkeypatch.setattr(UnpublishDialog, "exec", answer)
    page.steps.buttons["published"].click()
    at_rest()
    data = page.session.data
    assert data is not None
    assert data.workspace.published(month) is None
    assert data.workspace.history("publication")[-1].reason == "Wrong file"
    assert len(page._earlier.rows) == 1


def test_a_later_change_shows_as_a_revision_whose_reason_can_be_noted(
    show: Callable[[str, type[RoutineView]], RoutineView],
    at_rest: AtRest,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = show("routine", RoutineView)
    month = page.month
    monkeypatch.setattr(PublishDialog, "exec", lambda dialog: 1)
    page.steps.buttons["published"].click()
    at_rest()
    given = {"INDICATOR": "complaints_month", "MONTH": str(month), "RESULT": "99"}
    page.session.change(
        "Editing", lambda workspace, job: workspace.edit_rows("manual_values", [given]), lambda _: None
    )
    at_rest()
    rows = page.revisions._model.rows
    assert [(each.revision.indicator, each.revision.recomputed) for each in rows] == [
        ("complaints_month", "99")
    ]
    page.revisions.table.selectRow(0)
    qtbot.keyClicks(page.revisions.reason, "Late letters")
    page.revisions._store.click()
    at_rest()
    assert page.revisions._model.rows[0].revision.reason == "Late letters"
    overview = page.session.overview()
    assert overview is not None
    row = next(row for row in overview.rows if row.indicator == "complaints_month")
    assert row.row.printed != "99"


def test_a_target_is_checked_while_it_is_typed_then_stored_and_told_in_the_history(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest
) -> None:
    page = show("settings", SettingsView)
    targets = page.targets
    targets.list.table.selectRow(0)
    chosen = targets.list.model.rows[0]
    targets.fields["FLOOR"].setText("99.5%")  # type: ignore[union-attr]
    assert not targets.store.isEnabled()
    assert "above the target" in targets._problem.text()
    targets.fields["FLOOR"].setText("91%")  # type: ignore[union-attr]
    assert targets.store.isEnabled()
    targets.store.click()
    at_rest()
    assert targets.list.model.rows[0]["FLOOR"] == "91%"
    last = page.history.model.rows[0]
    assert (last.area, last.before != last.after) == ("targets", True)
    assert chosen["INDICATOR"] in last.what


def test_removing_a_target_needs_an_exact_row(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest
) -> None:
    targets = show("settings", SettingsView).targets
    targets.list.table.selectRow(0)
    count = len(targets._rows)
    targets.fields["FROM_MONTH"].setText("2031-01")  # type: ignore[union-attr]
    assert not targets.remove.isEnabled()
    targets.list.table.selectRow(1)
    targets.list.table.selectRow(0)
    targets.remove.click()
    at_rest()
    assert len(targets._rows) == count - 1


def test_a_switch_of_the_profile_changes_figures_and_is_told(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest
) -> None:
    page = show("settings", SettingsView)
    page.council.switches["adopted_includes_special_guardianship"].click()
    page.council.fields["short_name"].setText("Shire")
    page.council.fields["notice"].setText("for training")
    page.council.store.click()
    at_rest()
    data = page.session.data
    assert data is not None
    assert data.profile.setting("adopted_includes_special_guardianship") is True
    assert data.profile.short_name == "Shire"
    assert data.profile.shown_name == f"{data.profile.name} (for training)"
    told = {change.what for change in page.history.model.rows if change.area == "profile"}
    assert told == {"settings.adopted_includes_special_guardianship", "short_name", "notice"}


def typed(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    field.clear()
    qtbot.keyClicks(field, words)


def test_labels_and_standard_deviations_of_several_are_stored_together(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest, qtbot: QtBot
) -> None:
    page = show("settings", SettingsView)
    council = page.council
    assert not council.store.isEnabled()
    for place, words in enumerate(("First label", "Second label")):
        council.labels.choice.setCurrentIndex(place)
        typed(council.labels.label, words, qtbot)
    council.deviations.year.setValue(2018)
    typed(council.deviations.fields["P8"], "about 1", qtbot)
    assert not council.store.isEnabled()
    typed(council.deviations.fields["P8"], "1.27", qtbot)
    council.deviations.year.setValue(2017)
    assert council.deviations.fields["P8"].text() == "1.22"
    council.store.click()
    at_rest()
    data = page.session.data
    assert data is not None
    assert [data.profile.labels[each.id] for each in CATALOGUE[:2]] == ["First label", "Second label"]
    assert data.profile.p8_standard_deviations[2018] == {"P8": "1.27"}
    assert data.profile.p8_standard_deviations[2017]["P8"] == "1.22"
    assert not page.council.store.isEnabled()
    told = " ".join(change.what for change in page.history.model.rows if change.area == "profile")
    assert "p8_standard_deviations.2018" in told


def test_what_was_typed_stays_when_something_else_is_stored(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest, qtbot: QtBot
) -> None:
    page = show("settings", SettingsView)
    typed(page.council.fields["short_name"], "Shire", qtbot)
    page.targets.list.table.selectRow(0)
    page.targets.fields["FLOOR"].setText("1%")  # type: ignore[union-attr]
    page.targets.store.click()
    at_rest()
    assert page.council.fields["short_name"].text() == "Shire"
    assert page.council.store.isEnabled()


def test_every_setting_of_the_profile_can_be_changed(
    show: Callable[[str, type[SettingsView]], SettingsView],
) -> None:
    council = show("settings", SettingsView).council
    assert {*council.switches, *council.numbers} == set(shipped().settings)


def test_theme_and_text_size_hold_at_once(
    show: Callable[[str, type[SettingsView]], SettingsView], at_rest: AtRest
) -> None:
    page = show("settings", SettingsView)
    page.appearance.theme.setCurrentIndex(page.appearance.theme.findData("dark"))
    page.appearance.theme.activated.emit(0)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.settings.theme == "dark"
    page.appearance.text_size.setCurrentIndex(1)
    page.appearance.text_size.activated.emit(1)
    assert window.settings.text_size == 115


def test_settings_are_there_in_an_empty_workspace(
    open_council: Callable[[str], MainWindow], at_rest: AtRest
) -> None:
    window = open_council("empty")
    window.go("settings")
    QApplication.processEvents()
    at_rest()
    page = window.view("settings")
    assert isinstance(page, SettingsView)
    assert page.state_words == ""
    assert page.council.fields["short_name"].text() == "Kent"
