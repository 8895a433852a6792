"""Fusion with our palettes and a text size. The palette is an argument: nothing here asks the system."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.palettes import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette
from engine import resource

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Text sizes on offer, in percent of the system's."""

FOLLOW_SYSTEM = "system"

STYLE = "Fusion"
"""The style that looks alike on every system and takes our palettes."""

RHYTHM = 8
"""Distances are multiples of this many pixels."""


class Theme(QObject):
    """The look that holds now. Widgets that paint for themselves ask it when they paint.

    The application is made with STYLE (see desktop.app.application).
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.palette = DARK if _is_dark(app.palette()) else LIGHT
        self.text_size = 100
        self._app = app
        _ensure_a_font()
        self._system_font = app.font()

    def apply(self, palette: Palette, text_size: int = 100) -> None:
        """Give the whole application a palette and a text size in percent."""
        self.palette, self.text_size = palette, text_size
        font = QFont(self._system_font)
        font.setPointSizeF(self._system_font.pointSizeF() * text_size / 100)
        font.setFeature(QFont.Tag("tnum"), 1)
        self._app.setFont(font)
        self._app.setPalette(_qt_palette(palette))
        self._app.setStyleSheet(_style_sheet(palette, font))
        self.changed.emit()

    @classmethod
    def current(cls) -> Theme:
        """The running application's theme."""
        app = QApplication.instance()
        theme = app.findChild(cls) if app else None
        if theme is None:
            raise LookupError("The application has no theme yet.")
        return theme


def palette_called(name: str) -> Palette:
    """The palette of that name; for any other name the one that is like the system."""
    if name in PALETTES:
        return PALETTES[name]
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _is_dark(palette: QPalette) -> bool:
    """Whether a palette has light words on a dark ground."""
    return palette.window().color().lightness() < palette.windowText().color().lightness()


def _ensure_a_font() -> None:
    """Without any system font all text would be empty boxes."""
    if QFontDatabase.families():
        return
    for file in sorted(resource.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    if families := QFontDatabase.families():
        QGuiApplication.setFont(QFont(families[0], 10))


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    qt = QPalette()
    for name, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.band,
        role.Text: colours.text,
        role.Button: colours.window,
        role.ButtonText: colours.text,
        role.BrightText: colours.text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.secondary,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.on_selection,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.rule,
        role.Mid: colours.rule,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }.items():
        qt.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.disabled))
    return qt


def _style_sheet(colours: Palette, font: QFont) -> str:
    """What Fusion cannot say with a palette: edges that can be seen, thin rules, quiet headings."""
    return _controls(colours, QFontMetrics(font).ascent()) + _surfaces(colours) + _labels(colours, font)


def _controls(colours: Palette, box: int) -> str:
    """Buttons, fields and boxes have an edge of 3 to 1 on every background (Fusion's is fainter)."""
    shade = "light" if colours.is_dark else "dark"
    down, up, left, right = (_icon(f"arrow-{way}-{shade}.svg") for way in ("down", "up", "left", "right"))
    check = _icon(f"check-{shade}.svg")
    return f"""
    QPushButton, QToolButton, QComboBox, QLineEdit, QSpinBox {{
        background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.edge}; border-radius: 3px; padding: 4px 8px;
    }}
    QPushButton {{ padding: 4px 12px; }}
    QPushButton:hover, QToolButton:hover, QComboBox:hover {{ background: {colours.band}; }}
    QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{
        background: {colours.selection}; color: {colours.on_selection};
    }}
    QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {{
        color: {colours.disabled}; border-color: {colours.disabled};
    }}
    QPushButton[primary="true"] {{
        background: {colours.accent}; color: {colours.on_accent}; border-color: {colours.accent};
        padding: 6px 16px;
    }}
    QPushButton[primary="true"]:disabled {{
        background: {colours.window}; color: {colours.disabled}; border-color: {colours.disabled};
    }}
    QToolButton[popupMode="2"] {{ padding-right: {box + 10}px; }}
    QToolButton::menu-indicator {{
        image: url({down}); width: {box}px; right: 6px; subcontrol-position: right center;
    }}
    QToolButton::left-arrow {{ image: url({left}); width: {box}px; height: {box}px; }}
    QToolButton::right-arrow {{ image: url({right}); width: {box}px; height: {box}px; }}
    QTabBar::scroller {{ width: {2 * box + 8}px; }}
    QTabBar QToolButton {{ padding: 0px; }}
    QComboBox {{ padding-right: {box + 10}px; }}
    QComboBox::drop-down {{ border: none; width: {box + 10}px; }}
    QComboBox::down-arrow {{ image: url({down}); width: {box}px; height: {box}px; }}
    QComboBox QAbstractItemView {{
        border: 1px solid {colours.edge}; background: {colours.surface};
        selection-background-color: {colours.selection}; selection-color: {colours.on_selection};
    }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {box + 6}px; }}
    QSpinBox::up-arrow {{ image: url({up}); width: {box - 2}px; height: {box - 2}px; }}
    QSpinBox::down-arrow {{ image: url({down}); width: {box - 2}px; height: {box - 2}px; }}
    QCheckBox {{ spacing: 8px; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{
        width: {box}px; height: {box}px; border: 1px solid {colours.edge}; border-radius: 2px;
        background: {colours.surface};
    }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ image: url({check}); }}
    QCheckBox::indicator:disabled {{ border-color: {colours.disabled}; }}
    """


def _surfaces(colours: Palette) -> str:
    return f"""
    QHeaderView {{ background: {colours.surface}; border: none; }}
    QHeaderView::section {{
        background: {colours.surface}; color: {colours.secondary}; border: none;
        border-bottom: 1px solid {colours.edge}; padding: 4px 4px;
    }}
    QTableView, QTreeView, QListView, QTextBrowser, QPlainTextEdit {{
        border: 1px solid {colours.rule}; background: {colours.surface};
        selection-background-color: {colours.selection}; selection-color: {colours.on_selection};
    }}
    QPlainTextEdit {{ border-color: {colours.edge}; }}
    QTableView:focus, QTreeView:focus, QListView:focus, QTextBrowser:focus, QPlainTextEdit:focus {{
        border: 2px solid {colours.focus};
    }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {colours.rule}; }}
    QTabBar::tab {{
        padding: 8px 12px; color: {colours.text}; background: transparent;
        border: none; border-bottom: 3px solid transparent;
    }}
    QTabBar::tab:selected {{ border-bottom: 3px solid {colours.accent}; }}
    QTabBar::tab:selected:focus {{ background: {colours.selection}; color: {colours.on_selection}; }}
    QTabBar::tab:hover:!selected {{ border-bottom: 3px solid {colours.rule}; }}
    QToolBar {{ border: none; spacing: 8px; padding: 4px 8px; }}
    QStatusBar {{ color: {colours.secondary}; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{
        color: {colours.text}; background: {colours.surface}; border: 1px solid {colours.edge}; padding: 4px;
    }}
    """


def _labels(colours: Palette, font: QFont) -> str:
    size = font.pointSizeF()
    return f"""
    QLabel[role="heading"] {{ font-size: {size * 1.6:.1f}pt; font-weight: 600; }}
    QLabel[role="subheading"] {{ font-size: {size * 1.2:.1f}pt; font-weight: 600; }}
    QLabel[role="secondary"] {{ color: {colours.secondary}; }}
    QLabel[role="error"] {{ color: {colours.error}; }}
    QLabel[role="notice"] {{
        background: {colours.notice}; border: 1px solid {colours.edge}; padding: 8px; color: {colours.text};
    }}
    """


def _icon(name: str) -> str:
    """The file of an icon as style sheets write it."""
    return resource.path("icons", name).as_posix()
