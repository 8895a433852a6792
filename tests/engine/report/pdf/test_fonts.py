"""The font files: static, small, with every letter that the product itself prints."""

import pytest
from fontTools.ttLib import TTFont

from engine import resource
from engine.report.pdf.fonts import covered
from engine.report.pdf.style import BOLD, DISPLAY, OTHER_SCRIPTS, REGULAR
from engine.report.pdf.typesetting import BOX, unprintable

INTER = (REGULAR, BOLD, DISPLAY)
OWN_TEXTS = sorted(
    path for path in resource.path().rglob("*") if path.suffix in {".toml", ".csv", ".txt", ".md"}
)


def font(name: str) -> TTFont:
    return TTFont(resource.path("fonts", f"{name}.ttf"))


@pytest.mark.parametrize("name", [*INTER, OTHER_SCRIPTS])
def test_fonts_are_static_and_small(name: str) -> None:
    assert "fvar" not in font(name)
    assert resource.path("fonts", f"{name}.ttf").stat().st_size < 130_000


@pytest.mark.parametrize("name", INTER)
def test_digits_and_signs_of_figures_are_tabular(name: str) -> None:
    made = font(name)
    letters, widths = made.getBestCmap(), made["hmtx"]
    assert len({widths[letters[ord(digit)]][0] for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", INTER)
def test_the_signs_of_the_pack_are_there(name: str) -> None:
    dashes_and_quotes = "\u2013\u2014\u2018\u2019\u201c\u201d\u00d7\u00a0"
    assert {ord(sign) for sign in f"•…±≤≥÷½£€†‡§{BOX}{dashes_and_quotes}"} <= covered(name)


def test_every_letter_of_the_resources_can_be_printed() -> None:
    texts = [path.read_text(encoding="utf-8") for path in OWN_TEXTS if path.stat().st_size < 1_000_000]
    assert texts
    assert set().union(*(unprintable(text) for text in texts)) == set()


def test_names_of_many_alphabets_can_be_printed() -> None:
    assert unprintable("Łukasz Nguyễn Đình Şener Ołena Żółć Αθηνά Юлія محمد شلّه שרה Նարե ნინო") == set()
    assert unprintable("漢 ሰ a\ue000") == {"漢", "ሰ", "\ue000"}


def test_the_licences_are_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in resource.read_text("fonts", "Inter-LICENSE.txt")
    assert "Bitstream" in resource.read_text("fonts", "DejaVu-LICENSE.txt")
