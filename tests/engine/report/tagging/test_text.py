"""Breaking text into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.report.pdf.fonts import register
from engine.report.tagging.breaking import Line
from engine.report.tagging.spans import Ink, Span, measured
from engine.report.tagging.text import TextBlock
from tests.engine.report.tagging.drawing import FONT, INK, text

register()


class Dot:
    width = 6.0

    def draw(self, canvas: object, x: float, baseline: float) -> None:
        """Nothing is drawn in these tests."""


def words_of(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def broken(words: str, width: float) -> list[str]:
    block = text(words)
    block.wrap(width)
    return [words_of(line) for line in block.lines]


def test_lines_break_at_spaces_and_keep_them() -> None:
    assert broken("one two three", INK.width("one two") + 1) == ["one two ", "three"]


def test_text_that_fits_stays_in_one_line() -> None:
    assert broken("one two three", 500) == ["one two three"]


def test_asked_for_line_ends_are_kept_and_read_as_spaces() -> None:
    assert broken("one\ntwo", 500) == ["one ", "two"]


def test_a_long_word_breaks_rather_than_being_cut_off() -> None:
    word = "a" * 100
    lines = broken(word, INK.width("a" * 30) + 1)
    assert "".join(lines) == word
    assert [len(line) for line in lines] == [30, 30, 30, 10]


def test_a_long_word_breaks_after_a_sign_if_it_can() -> None:
    assert broken("aaaaaaaaaaaa/bbbbbbbb", INK.width("aaaaaaaaaaaa/bbb") + 1) == ["aaaaaaaaaaaa/", "bbbbbbbb"]


def test_a_width_of_nothing_still_ends() -> None:
    assert broken("abc", 0.5) == ["a", "b", "c"]


def test_what_follows_without_a_space_stays_with_its_word() -> None:
    block = TextBlock([Span("one two", INK), Span("x", INK, mark=Dot())], 12)
    block.wrap(INK.width("one two") + 3)
    assert [words_of(line) for line in block.lines] == ["one ", "twox"]
    assert block.longest_word == pytest.approx(INK.width("two") + 6)


def test_alignment_moves_lines_but_not_by_the_space_at_their_end() -> None:
    block = text("one two three", "right")
    block.wrap(INK.width("one two") + 1)
    assert block.offset(block.lines[0]) == pytest.approx(1)


def test_digits_are_all_of_one_width() -> None:
    assert len({measured(digit, FONT) for digit in "0123456789"}) == 1


@given(st.text(alphabet="abc -/\n", max_size=60), st.floats(1, 120))
def test_no_letter_is_lost_and_no_line_too_wide(words: str, width: float) -> None:
    block = text(words)
    block.wrap(width)
    joined = "".join(words_of(line) for line in block.lines)
    assert "".join(joined.split()) == "".join(words.split())
    for line in block.lines:
        letters = words_of(line).rstrip()
        assert line.width <= width + 0.01 or len(letters) == 1


def test_spans_of_different_inks_share_lines() -> None:
    bold = Ink("Inter-SemiBold", 10)
    block = TextBlock([Span("plain ", INK), Span("bold", bold), Span(" plain", INK)], 12)
    block.wrap(500)
    assert len(block.lines) == 1
    assert block.lines[0].width == pytest.approx(block.natural_width)
