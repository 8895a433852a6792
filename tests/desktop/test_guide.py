"""The guide: F1 opens the page that belongs to what is on the screen; every link and picture is there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from desktop.actions import COMMANDS
from desktop.guide import Guide, pages
from desktop.main_window import MainWindow
from desktop.views import PAGES
from engine import resource

FILES = sorted(resource.path("guide").glob("*.md"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_link_and_picture_of_a_page_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert resource.path("guide", target).is_file(), target
    for words in re.findall(r"!\[([^\]]*)\]", text):
        assert words, "a picture has no words for those who cannot see it"


def test_every_page_of_the_window_has_its_page_of_the_guide() -> None:
    assert {page.load().help_page for page in PAGES} <= set(pages())


def test_f1_opens_the_page_that_belongs_to_what_is_on_the_screen(
    open_council: Callable[[str], MainWindow], at_rest: Callable[[], None]
) -> None:
    window = open_council("small")
    for page in PAGES:
        window.go(page.id)
        at_rest()
        window.show_help()
        guide = window.findChild(Guide)
        assert guide is not None
        assert guide.page == page.load().help_page
    guide.close()  # type: ignore[union-attr]


def test_at_the_start_f1_says_how_to_begin(window: MainWindow) -> None:
    window.show_help()
    guide = window.findChild(Guide)
    assert guide is not None
    assert guide.page == "start"
    guide.close()


def test_the_guide_lists_every_shortcut_and_every_page(window: MainWindow) -> None:
    window.show_help("shortcuts")
    guide = window.findChild(Guide)
    assert guide is not None
    words = guide._browser.toPlainText()
    for commands in COMMANDS.values():
        for command in commands:
            assert command is None or all(key in words for key in command.keys)
    guide.show_page("contents")
    words = guide._browser.toPlainText()
    assert all(title in words for title in pages().values())
    guide._browser.setSource(QUrl("start.md"), QTextDocument.ResourceType.UnknownResource)
    guide._back.click()
    assert guide.page == "contents"
    guide.close()
