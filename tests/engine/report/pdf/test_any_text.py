"""Whatever people type, the layout and the file hold, and nothing of it is lost."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.report.document import Cell, Column, Pack, Row, Section, SideBySide, TableBlock
from engine.report.pdf import render
from engine.report.pdf.typesetting import clean
from tests.engine.report.audit import audit
from tests.engine.report.pdf.strange_packs import STRANGE, charts_with, pack_with


def squashed(text: str) -> str:
    return "".join(text.split())


def holds(text: str) -> None:
    found = audit(render(pack_with(text)))
    read = squashed("".join(found.reading_order))
    printed = squashed(clean(text))
    assert read.count(printed) >= 8


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_texts_hold(text: str) -> None:
    holds(text)


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_charts_with_strange_texts_hold(text: str) -> None:
    sections = (
        Section("Upright", charts_with(text)),
        Section("Wide", charts_with(text), landscape=True),
        Section("Narrow", (SideBySide(charts_with(text)[:1], charts_with(text)[1:2]),)),
    )
    audit(render(Pack("C", "T", "S", "Public", date(2019, 8, 27), sections)))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_text_holds(text: str) -> None:
    holds(text)


@settings(max_examples=15)
@given(st.integers(1, 14), st.integers(0, 60), st.data())
def test_tables_of_any_shape_hold(width: int, height: int, data: st.DataObject) -> None:
    words = st.text(alphabet="abc \u0627", max_size=40)
    columns = tuple(
        Column(
            data.draw(words),
            data.draw(st.sampled_from(("left", "right", "centre"))),
            group=data.draw(st.sampled_from("ab ")).strip(),
        )
        for _ in range(width)
    )
    texts = data.draw(st.lists(words, min_size=1, max_size=5))
    rows = tuple(
        Row(tuple(Cell(texts[(number + place) % len(texts)]) for place in range(width)))
        for number in range(height)
    )
    pack = Pack(
        "C", "T", "S", "Public", date(2019, 8, 27), (Section("S", (TableBlock("t", columns, rows),)),)
    )
    audit(render(pack))
