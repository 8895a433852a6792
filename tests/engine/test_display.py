"""Whether there is a screen to open a window on."""

import socket
import sys

import pytest

from engine import display
from engine.command_line import window
from engine.errors import UserError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always one")


@pytest.mark.parametrize(
    "variables",
    [{"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": "elsewhere:10.0"}, {"QT_QPA_PLATFORM": "offscreen"}],
)
def test_a_named_display_is_one(variables: dict[str, str]) -> None:
    assert display.is_there(variables)


@pytest.mark.parametrize("variables", [{}, {"DISPLAY": ""}, {"DISPLAY": ":49721"}, {"DISPLAY": ":49721.0"}])
def test_no_name_and_a_local_display_that_does_not_answer_are_none(variables: dict[str, str]) -> None:
    assert not display.is_there(variables)


def test_a_local_display_that_answers_is_one() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X49722")
        server.listen()
        assert display.is_there({"DISPLAY": ":49722"})


def test_without_a_display_the_window_says_so_and_names_the_way_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(display, "is_there", lambda: False)
    with pytest.raises(UserError, match=r"no display .*scorecard --help"):
        window.open_window()
