"""No number that the public edition withholds can be worked out from all its tables taken together."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.analysis.history import History
from engine.calendar import Month
from engine.charts import WITHHELD
from engine.extracts import extracts_from
from engine.indicators.catalogue import CATALOGUE
from engine.profile import shipped
from engine.report.building import document
from engine.report.data import PackData, gather
from engine.report.document import Cell, ChartBlock, Pack, SideBySide
from engine.report.editions import Edition, PublicPack, require_seal, sealed
from engine.report.figures import Figures
from engine.report.options import PackOptions
from engine.report.pdf import render
from engine.report.suppression import public_pack
from engine.report.suppression.facts import Recording
from engine.report.suppression.public import PublicFigures
from engine.report.workbook import workbook
from engine.report.workbook.text import plain
from engine.synthetic import write_council
from tests.engine.report.suppression.reader import Name, Reader, read, tables

JULY = Month(2019, 7)
ROOT = Path(__file__).resolve().parents[4]
MOST = 5
EVERY_PAGE = tuple(indicator.id for indicator in CATALOGUE)
PAGES = ("health_iha_20wd", "missing_rhi_3wd", "cic_open_yos", "cl_eet", "bla_repeat_within_24m")


def data_of(folder: Path, pages: tuple[str, ...] | None) -> PackData:
    history = History.ending(extracts_from([folder]), shipped(), JULY)
    return gather(history, PackOptions(JULY, edition=Edition.PUBLIC, indicator_pages=pages))


@cache
def sample() -> PackData:
    """The sample council with the pages that have the most small numbers."""
    return data_of(ROOT / "resources" / "sample" / "council.zip", PAGES)


@pytest.fixture(scope="module")
def small_council(tmp_path_factory: pytest.TempPathFactory) -> PackData:
    """A council so small that nearly everything is a small number."""
    folder = tmp_path_factory.mktemp("small")
    write_council(folder, 300, 7)
    return data_of(folder, ("health_iha_20wd", "placement_same_2y"))


def members(data: PackData) -> Pack:
    """The same pack with every number."""
    return document(data, Figures())


def exposed(reader: Reader, truth: Reader) -> dict[Name, tuple[float, float]]:
    """Withheld numbers that a reader can tell: a small one to within fewer than all small values."""
    found = {}
    for name, (low, high) in reader.bounds().items():
        true = truth.known[name]
        assert low - 1e-6 <= true <= high + 1e-6, name
        if high - low < (MOST - 1 if true <= MOST else 1) - 1e-6:
            found[name] = (low, high)
    return found


@pytest.mark.parametrize("council", ["sample", "small"])
def test_no_withheld_number_can_be_worked_out(council: str, small_council: PackData) -> None:
    data = sample() if council == "sample" else small_council
    reader, truth = read(public_pack(data)), read(members(data))
    assert len(reader.withheld) > 50
    assert exposed(reader, truth) == {}


def test_the_reader_is_no_fool() -> None:
    """With the small numbers withheld and nothing else, this reader works some of them out."""
    data = sample()
    recording = Recording()
    document(data, recording)
    facts = recording.facts()
    small = frozenset(key for key in facts.printed if 1 <= facts.values[key] <= MOST)
    careless = read(document(data, PublicFigures(facts, small)))
    assert len(exposed(careless, read(members(data)))) > 5


def cells(pack: Pack, captions: str = "") -> list[tuple[str, Cell]]:
    """The cells of the tables whose captions match, apart from row headers and changes between two cells."""
    return [
        (plain(table.caption), cell)
        for section in pack.sections
        for table in tables(section.blocks)
        if re.search(captions, plain(table.caption))
        for row in table.rows
        for cell, column in zip(row.cells, table.columns, strict=False)
        if not column.row_header and "Change" not in {column.heading, column.group, row.cells[0].text}
    ]


COUNTED = "by sex$|^By |^Education factors|^Month by month|^Children whose"


def test_small_counts_are_nowhere_and_true_zeros_stay() -> None:
    public, open_ = cells(public_pack(sample()), COUNTED), cells(members(sample()), COUNTED)
    shown = [
        (plain(cell.text), plain(whole.text)) for (_, cell), (_, whole) in zip(public, open_, strict=True)
    ]
    assert {text for text, true in shown if true == "0"} == {"0"}
    assert {text for text, true in shown if true in {"1", "2", "3", "4", "5"}} == {WITHHELD}


def test_withheld_cells_are_spoken_as_suppressed_and_carry_neither_rating_nor_arrow() -> None:
    hidden = [cell for _, cell in cells(public_pack(sample())) if plain(cell.text) == WITHHELD]
    assert hidden
    assert {(cell.spoken, cell.rag, cell.direction) for cell in hidden} == {("suppressed", "", "")}


def test_charts_and_their_words_hold_nothing_withheld(small_council: PackData) -> None:
    """A chart has no value where its table's cell is withheld; what is left is in the tables too."""
    for section in public_pack(small_council).sections:
        blocks = [b for block in section.blocks for b in _flat(block)]
        for chart in (block.chart for block in blocks if isinstance(block, ChartBlock)):
            told = chart.alt_text + " ".join(text for row in chart.twin() for text in row)
            for series in getattr(chart, "series", ()):
                texts = chart.texts(series)
                assert all(
                    (v is None) == (t in {WITHHELD, "-"}) for v, t in zip(series.values, texts, strict=True)
                )
            assert "Recomputed" not in told


def _flat(block: object) -> list[object]:
    return [*block.left, *block.right] if isinstance(block, SideBySide) else [block]


def test_withheld_numbers_are_not_in_the_bytes_of_the_file() -> None:
    """Two councils that differ only in what is withheld get the same public workbook and file."""
    data = sample()
    pack = public_pack(data)
    assert b"[c]" not in render(pack)[:1024]
    assert workbook(pack) == workbook(public_pack(data))
    assert render(pack) == render(public_pack(data))


def test_only_suppression_makes_a_public_pack() -> None:
    data = sample()
    pack = members(data)
    assert pack.edition == Edition.PUBLIC
    with pytest.raises(TypeError, match="public"):
        render(pack)
    with pytest.raises(TypeError, match="public"):
        workbook(pack)
    with pytest.raises(TypeError, match="public_pack"):
        PublicPack(**vars(pack))
    require_seal(replace(pack, edition=Edition.MEMBERS.value))
    with pytest.raises(ValueError, match="edition"):
        public_pack(replace(data, options=replace(data.options, edition=Edition.MEMBERS)))


def test_suppression_alone_seals() -> None:
    callers = {
        path.relative_to(ROOT).as_posix()
        for room in ("engine", "desktop")
        for path in (ROOT / room).rglob("*.py")
        if re.search(rf"\b{sealed.__name__}\(", path.read_text(encoding="utf-8"))
    }
    assert callers == {"engine/report/editions.py", "engine/report/suppression/public.py"}


def test_each_page_says_which_edition_it_is() -> None:
    assert public_pack(sample()).edition == "Public edition"
    assert members(replace(sample(), options=PackOptions(JULY))).edition == "Members only"
