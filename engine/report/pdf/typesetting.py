"""From the pack's texts to spans: cleaned of what cannot be printed, each letter in a font that knows it.

A character that no font knows is printed as a box and kept for screen readers, never dropped. Right-to-left
writing is joined and turned line by line; the file keeps its reading order beside it.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from engine.report.document import Run, Text
from engine.report.pdf.fonts import covered
from engine.report.pdf.style import BOLD, DISPLAY, LINK, OTHER_SCRIPTS
from engine.report.tagging.spans import Ink, Span
from engine.report.tagging.text import TextBlock

BOX = "\u25a1"
UNTITLED = "Untitled"
INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
MEANINGLESS = {"Co", "Cn"}
"""Categories of characters that mean nothing to others: private ones, and those not assigned."""
SPACES = str.maketrans({"\t": " ", "\r": "", "\u2028": "\n", "\u2029": "\n", "\u2003": " ", "\u2002": " "})


def clean(text: str) -> str:
    """The text without control and direction characters; line ends stay, other white space is a space.

    Characters that have no meaning become boxes.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(SPACES)
    kept = "".join(_kept(letter) for letter in text if not _selects_a_variant(letter))
    return unicodedata.normalize("NFC", kept)


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == "\n" or category not in INVISIBLE | MEANINGLESS:
        return letter
    return BOX if category in MEANINGLESS else ""


def one_line(text: str) -> str:
    """The cleaned text in one line, as titles and descriptions are written."""
    return " ".join(clean(text).split())


def _selects_a_variant(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"


def spans(text: Text, ink: Ink) -> list[Span]:
    """The spans of a text whose plain runs are in that ink."""
    if isinstance(text, str):
        return plain_spans(text, ink)
    return [span for run in text for span in _run_spans(run, ink)]


def _run_spans(run: Run, ink: Ink) -> Iterator[Span]:
    if run.bold:
        ink = replace(ink, font=BOLD if ink.font != DISPLAY else DISPLAY)
    if run.link:
        ink = replace(ink, colour=LINK)
    for span in plain_spans(run.text, ink):
        spoken = one_line(run.spoken) or span.spoken
        description = one_line(run.description or run.text)
        yield span._replace(spoken=spoken, link=run.link, description=description if run.link else "")


def plain_spans(text: str, ink: Ink, spoken: str = "") -> list[Span]:
    """The spans of a plain text, one for each stretch of a font and direction."""
    text = clean(text)
    known = covered(ink.font)
    if text.isascii() or all(ord(letter) in known or letter == "\n" for letter in text):
        return [Span(text, ink, one_line(spoken))]
    kinds = _kinds(text, known)
    stretches = groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1])
    return [
        _stretch("".join(letter for letter, _ in letters), kind, ink, one_line(spoken))
        for kind, letters in stretches
    ]


def _kinds(text: str, known: frozenset[int]) -> list[str]:
    """For each letter: printed in the 'main' font, in the 'other', from the 'right' to the left, or 'box'."""
    other = covered(OTHER_SCRIPTS)
    kinds = []
    for letter in text:
        if unicodedata.bidirectional(letter) in {"R", "AL"} and ord(letter) in other:
            kinds.append("right")
        elif ord(letter) in known or letter == "\n":
            kinds.append("main")
        elif ord(letter) in other:
            kinds.append("right" if kinds and kinds[-1] == "right" else "other")
        else:
            kinds.append("box")
    # Spaces between words from right to left belong to them.
    for place in range(1, len(kinds) - 1):
        if text[place] == " " and kinds[place - 1] == kinds[place + 1] == "right":
            kinds[place] = "right"
    return kinds


def _stretch(text: str, kind: str, ink: Ink, spoken: str) -> Span:
    if kind == "main":
        return Span(text, ink, spoken)
    if kind == "box":
        return Span(BOX * len(text), ink, spoken or text)
    ink = replace(ink, font=OTHER_SCRIPTS)
    if kind == "other":
        return Span(text, ink, spoken)
    joined = _joined(text)
    return Span(joined, ink, spoken or text, right_to_left=True)


def _joined(text: str) -> str:
    """Arabic letters in the forms that join; only forms that the font has."""
    from arabic_reshaper import reshape  # noqa: PLC0415 - few packs need it

    joined = str(reshape(text))
    other = covered(OTHER_SCRIPTS)
    return joined if all(ord(letter) in other for letter in joined) else text


@lru_cache(maxsize=4096)
def fitted(text: str, ink: Ink, room: float, lines: int = 1) -> str:
    """The text in one paragraph, ended by an ellipsis where it would take more lines than that.

    For what points to a text that stands in full elsewhere: running heads, labels of a chart.
    """
    text = one_line(text)
    most = int(room * lines / ink.size * 5) + 1
    shown = text if len(text) <= most else f"{text[:most]}…"
    while len(shown) > 1 and _lines(shown, ink, room) > lines:
        text = shown[:-1].rstrip("… ")[: len(shown) - 2]
        shown = f"{text}…"
    return shown


def _lines(text: str, ink: Ink, room: float) -> int:
    block = TextBlock(plain_spans(text, ink), 1)
    block.wrap(room)
    return len(block.lines)


def unprintable(text: str) -> set[str]:
    """The characters of a text that are printed as a box because no font of the pack knows them."""
    if text.isascii():
        return set()
    known = covered(BOLD) | covered(OTHER_SCRIPTS)
    strange = {letter for letter in clean(text) if ord(letter) not in known and letter != "\n"}
    return strange | {letter for letter in text if unicodedata.category(letter) in MEANINGLESS}
