"""The look of the paper: sizes, colours and distances, all in one place. Points throughout."""

from engine.report.tagging.spans import Ink

REGULAR = "Inter-Regular"
BOLD = "Inter-SemiBold"
DISPLAY = "InterDisplay-SemiBold"
OTHER_SCRIPTS = "DejaVuSans-Other"

TEXT = "0B0C0C"
QUIET = "505A5F"
LINK = "1D70B8"
ACCENT = "12436D"
GRID = "D0D0D0"
TINT = "F3F4F5"
WHITE = "FFFFFF"
RAG_COLOURS = {"red": "9B1C1C", "amber": "FFBF00", "green": "1D7A8C"}
RAG_INKS = {"red": WHITE, "amber": TEXT, "green": WHITE}
SERIES_COLOURS = ("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1")

A4 = (595.28, 841.89)
SIDE_MARGIN = 51.0
TOP_MARGIN = 60.0
BOTTOM_MARGIN = 52.0
GAP = 24.0
"""Between two stacks that stand side by side."""

SMALL = Ink(REGULAR, 9, TEXT)
SMALL_BOLD = Ink(BOLD, 9, TEXT)
SMALL_QUIET = Ink(REGULAR, 9, QUIET)
BODY = Ink(REGULAR, 10, TEXT)
LEAD = Ink(REGULAR, 11, TEXT)
CAPTION = Ink(BOLD, 10, TEXT)
FIGURE = Ink(DISPLAY, 25, TEXT)

MANNERS = {"small": (SMALL, 13.0), "body": (BODY, 14.0), "lead": (LEAD, 17.0)}
"""Ink and leading of each manner of paragraph."""

HEADINGS = {
    1: (Ink(DISPLAY, 23, TEXT), 28.0, 0.0, 14.0),
    2: (Ink(BOLD, 14, TEXT), 18.0, 14.0, 5.0),
    3: (Ink(BOLD, 11, TEXT), 15.0, 12.0, 3.0),
    4: (Ink(BOLD, 10, TEXT), 15.0, 10.0, 3.0),
}
"""Ink, leading, space before and space after of each level; deeper levels look like the deepest here."""
