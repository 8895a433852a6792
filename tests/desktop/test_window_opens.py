"""Opening, closing and looking at months in the real window."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow


def test_without_a_workspace_the_start_page_is_shown(window: MainWindow) -> None:
    assert window.page is None
    assert window.windowTitle() == "Corporate Parenting Scorecard"


def test_opening_a_council_shows_its_last_month(open_council: Callable[[str], MainWindow]) -> None:
    window = open_council("small")
    assert window.page is not None
    assert window.page.id == "scorecard"
    assert window.session.month == window.session.months[-1]
    assert window.windowTitle().startswith("small - ")


def test_an_empty_workspace_opens_at_the_import_page(open_council: Callable[[str], MainWindow]) -> None:
    window = open_council("empty")
    assert window.page is not None
    assert window.page.id == "import"


@pytest.mark.parametrize("name", ["small", "one child"])
def test_months_are_stepped_as_far_as_the_data_goes(
    open_council: Callable[[str], MainWindow], name: str
) -> None:
    session = open_council(name).session
    last = session.months[-1]
    session.step_month(1)
    assert session.month == last
    session.step_month(-1)
    assert session.month == last.plus(-1)
    session.latest_month()
    assert session.month == last


def test_closing_goes_back_to_the_start(
    open_council: Callable[[str], MainWindow], qtbot: QtBot, at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    window.close_workspace()
    at_rest()
    assert window.page is None
    assert window.session.month is None
