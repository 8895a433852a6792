"""Every palette meets WCAG 2.2 AA: text 4.5 to 1, marks and focus 3 to 1."""

import pytest

from desktop.palettes import PALETTES, Palette, contrast

TEXT = 4.5
MARK = 3.0

palettes = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@palettes
def test_text_can_be_read_on_every_background(palette: Palette) -> None:
    for background in (palette.window, palette.surface, palette.band, palette.notice):
        for colour in (palette.text, palette.secondary, palette.error):
            assert contrast(colour, background) >= TEXT, (colour, background)
    assert contrast(palette.on_selection, palette.selection) >= TEXT
    assert contrast(palette.on_accent, palette.accent) >= TEXT


@palettes
def test_ratings_have_readable_letters_and_a_visible_outline(palette: Palette) -> None:
    for mark in palette.rag.values():
        assert contrast(mark.text, mark.fill) >= TEXT
        assert contrast(mark.outline, palette.surface) >= MARK


@palettes
def test_lines_bars_arrows_edges_and_focus_stand_out(palette: Palette) -> None:
    marks = (*palette.series, *palette.direction.values(), palette.edge, palette.focus, palette.accent)
    for colour in marks:
        assert contrast(colour, palette.surface) >= MARK, colour
    assert contrast(palette.focus, palette.window) >= MARK
    assert contrast(palette.edge, palette.window) >= MARK
