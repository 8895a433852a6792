"""Everything that menus and shortcuts can do, declared in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from desktop.views import PAGES, Page
from desktop.widgets import plain

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


@dataclass(frozen=True)
class Command:
    """One thing to do; with `in_workspace` it is greyed while nothing is open."""

    words: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    tip: str = ""
    in_workspace: bool = False


def _go_to(page: Page, number: int) -> Command:
    keys = (f"Ctrl+{number}",) if number < 10 else ()
    return Command(page.title, lambda window: window.go(page.id), keys, in_workspace=True)


READ_AGAIN = "Take note of what others have changed in the workspace"

COMMANDS: Mapping[str, tuple[Command | None, ...]] = {
    "&File": (
        Command("&New workspace …", lambda w: w.new_workspace(), ("Ctrl+N",)),
        Command("&Open workspace …", lambda w: w.choose_workspace(), ("Ctrl+O",)),
        Command("Open the &sample council", lambda w: w.open_sample()),
        Command("&Read again", lambda w: w.session.read_again(), ("F5",), READ_AGAIN, in_workspace=True),
        Command("Change the &password …", lambda w: w.change_password(), in_workspace=True),
        Command("&Close workspace", lambda w: w.close_workspace(), ("Ctrl+W",), in_workspace=True),
        None,
        Command("&Import files …", lambda w: w.choose_files(), ("Ctrl+I",), in_workspace=True),
        Command("Import a &folder …", lambda w: w.choose_folder(), ("Ctrl+Shift+I",), in_workspace=True),
        None,
        Command("E&xit", lambda w: w.close(), ("Ctrl+Q",)),
    ),
    "&Edit": (
        Command("&Copy", lambda w: w.copy(), tip="Ctrl+C in any table or text"),
        Command("&Find …", lambda w: w.find_in_page(), ("Ctrl+F",), "Find in the table that is shown"),
    ),
    "&View": (
        *(_go_to(page, number) for number, page in enumerate(PAGES, start=1)),
        None,
        Command("&Back", lambda w: w.go_back(), ("Backspace",), "To the page before", in_workspace=True),
        None,
        Command("&Larger text", lambda w: w.step_text_size(1), ("Ctrl++", "Ctrl+=")),
        Command("Sm&aller text", lambda w: w.step_text_size(-1), ("Ctrl+-",)),
        Command("&Usual text size", lambda w: w.step_text_size(0), ("Ctrl+0",)),
    ),
    "&Month": (
        Command("&Previous month", lambda w: w.session.step_month(-1), ("Alt+Left",), in_workspace=True),
        Command("&Next month", lambda w: w.session.step_month(1), ("Alt+Right",), in_workspace=True),
        Command("A year &back", lambda w: w.session.step_month(-12), ("Alt+Shift+Left",), in_workspace=True),
        Command("A year &on", lambda w: w.session.step_month(12), ("Alt+Shift+Right",), in_workspace=True),
        Command("&Latest month", lambda w: w.session.latest_month(), ("Alt+End",), in_workspace=True),
        Command("&Choose month", lambda w: w.choose_month(), ("Alt+Down",), in_workspace=True),
    ),
    "&Help": (
        Command("&Guide to this page", lambda w: w.show_help(), ("F1",)),
        Command("&Keyboard shortcuts", lambda w: w.show_help("shortcuts"), ("Ctrl+F1",)),
        None,
        Command("&About", lambda w: w.show_about()),
    ),
}
"""The menus with their commands; None is a line between two groups."""


def install(window: MainWindow) -> list[QAction]:
    """Make the menu bar from the table; returns what is greyed while nothing is open."""
    in_workspace = []
    for title, commands in COMMANDS.items():
        menu = window.menuBar().addMenu(title)
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            action = _action(window, command)
            menu.addAction(action)
            if command.in_workspace:
                in_workspace.append(action)
    return in_workspace


def _action(window: MainWindow, command: Command) -> QAction:
    action = QAction(command.words, window)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setStatusTip(command.tip or plain(command.words))
    action.triggered.connect(lambda: command.run(window))
    return action


def shortcuts_table() -> list[tuple[str, str, str]]:
    """Menu, words and keys of every command that has keys."""
    return [
        (plain(menu), plain(command.words), " or ".join(command.keys))
        for menu, commands in COMMANDS.items()
        for command in commands
        if command is not None and command.keys
    ]
