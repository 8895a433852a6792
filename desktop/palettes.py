"""Colours by what they are for: light, dark, high contrast. Contrast is tested against WCAG 2.2 AA."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A filled mark with a letter on it: background, letter, outline."""

    fill: str
    text: str
    outline: str


@dataclass(frozen=True)
class Palette:
    """One look of the window; colours as #rrggbb.

    `series` are for lines and bars in this order; `rule` separates, `grid` lies behind a chart, `edge`
    outlines what can be operated (3:1 against the surface), `disabled` what at present cannot.
    """

    name: str
    title: str
    window: str
    surface: str
    text: str
    secondary: str
    rule: str
    edge: str
    disabled: str
    grid: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    focus: str
    error: str
    notice: str
    band: str
    rag: Mapping[str, Mark]
    direction: Mapping[str, str]
    series: tuple[str, ...]
    is_dark: bool = False


_TEAL, _AMBER, _RED = "#1D7A8C", "#FFBF00", "#9B1C1C"

LIGHT = Palette(
    name="light",
    title="Light",
    window="#F5F5F3",
    surface="#FFFFFF",
    text="#0B0C0C",
    secondary="#505A5F",
    rule="#D0D0D0",
    edge="#767C80",
    disabled="#868C90",
    grid="#E2E2E0",
    accent="#1D70B8",
    on_accent="#FFFFFF",
    selection="#D6E6F4",
    on_selection="#0B0C0C",
    focus="#12436D",
    error="#9B1C1C",
    notice="#FFF4D1",
    band="#EDF3F8",
    rag={
        "red": Mark(_RED, "#FFFFFF", "#4A0D0D"),
        "amber": Mark(_AMBER, "#0B0C0C", "#6B5000"),
        "green": Mark(_TEAL, "#FFFFFF", "#0C3A43"),
    },
    direction={"better": "#17616F", "same": "#505A5F", "worse": "#9B1C1C"},
    series=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
)

DARK = Palette(
    name="dark",
    title="Dark",
    window="#1B1D1F",
    surface="#232628",
    text="#F3F2F1",
    secondary="#B8BDC1",
    rule="#43484C",
    edge="#8C9297",
    disabled="#7C8287",
    grid="#35393C",
    accent="#6FB1E8",
    on_accent="#0B0C0C",
    selection="#2F4A63",
    on_selection="#FFFFFF",
    focus="#9CCBF3",
    error="#FF9C93",
    notice="#3D3416",
    band="#2B343C",
    rag={
        "red": Mark("#9B1C1C", "#FFFFFF", "#FF8A80"),
        "amber": Mark(_AMBER, "#0B0C0C", "#FFE08A"),
        "green": Mark("#1D7A8C", "#FFFFFF", "#7FD3E2"),
    },
    direction={"better": "#7FD3E2", "same": "#B8BDC1", "worse": "#FF9C93"},
    series=("#7FB2E5", "#3DBDB2", "#E07BB0", "#F68A52", "#C9CDD0", "#B9A2E0"),
    is_dark=True,
)

HIGH_CONTRAST = Palette(
    name="contrast",
    title="High contrast",
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    secondary="#FFFFFF",
    rule="#FFFFFF",
    edge="#FFFFFF",
    disabled="#8A8A8A",
    grid="#7A7A7A",
    accent="#FFFF00",
    on_accent="#000000",
    selection="#FFFF00",
    on_selection="#000000",
    focus="#00FFFF",
    error="#FFB3AD",
    notice="#000000",
    band="#000000",
    rag={
        "red": Mark("#000000", "#FFB3AD", "#FFB3AD"),
        "amber": Mark("#FFBF00", "#000000", "#FFFFFF"),
        "green": Mark("#000000", "#8FE9F7", "#8FE9F7"),
    },
    direction={"better": "#8FE9F7", "same": "#FFFFFF", "worse": "#FFB3AD"},
    series=("#FFFFFF", "#00FFFF", "#FFFF00", "#FFA36B", "#B8FFB8", "#D9C7FF"),
    is_dark=True,
)

PALETTES: Mapping[str, Palette] = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}
"""By name, in the order in which they are offered."""


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
