"""From texts to spans: what is cleaned, which font prints what, what is heard."""

import pytest

from engine.report.document import Run
from engine.report.pdf.style import BODY, BOLD, LINK, OTHER_SCRIPTS, REGULAR
from engine.report.pdf.typesetting import BOX, clean, fitted, one_line, spans
from engine.report.tagging.painting import visual_order


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("plain", "plain"),
        ("a\tb\r\nc", "a b\nc"),
        ("a\x00\x07b\u202e\u200bc", "abc"),
        ("e\u0301", "\u00e9"),
        ("\ue000", BOX),
        ("\ud800x", "x"),
        ("\u2764\ufe0f", "\u2764"),
    ],
)
def test_cleaning(given: str, cleaned: str) -> None:
    assert clean(given) == cleaned


def test_titles_are_in_one_line() -> None:
    assert one_line("  two\nlines\u00a0 ") == "two lines"


def test_letters_are_printed_in_a_font_that_knows_them() -> None:
    made = spans("Name \u0576\u0561 Z", BODY)
    assert [(span.ink.font, span.text) for span in made] == [
        (REGULAR, "Name "),
        (OTHER_SCRIPTS, "\u0576\u0561"),
        (REGULAR, " Z"),
    ]


def test_unknown_letters_are_boxes_that_speak() -> None:
    (span,) = spans("\u6f22\u5b57", BODY)
    assert (span.text, span.spoken) == (BOX * 2, "\u6f22\u5b57")


def test_right_to_left_words_stay_together_and_speak_in_order() -> None:
    name = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"
    first, second = spans(f"Name {name}", BODY)
    assert first.text == "Name "
    assert second.right_to_left
    assert second.spoken == name
    assert visual_order(second.text)[0] == second.text[-1]


def test_runs_keep_their_manner() -> None:
    bold, link = spans((Run("a", bold=True), Run("b", link="#x", description="There")), BODY)
    assert bold.ink.font == BOLD
    assert (link.ink.colour, link.link, link.description) == (LINK, "#x", "There")


def test_spoken_words_of_a_run_come_before_those_of_its_letters() -> None:
    (span,) = spans((Run("\u6f22", spoken="a name"),), BODY)
    assert span.spoken == "a name"


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    shown = fitted("word " * 50, BODY, 100)
    assert shown.endswith("\u2026")
    assert BODY.width(shown) <= 100
    assert fitted("short", BODY, 100) == "short"
    assert fitted("word " * 50, BODY, 100, 3).startswith(shown[:-1].strip())
