"""The files keep to PDF/UA-1 and PDF/A-2a, by an outside validator."""

from dataclasses import replace
from pathlib import Path

from engine.report.document import Section
from engine.report.pdf import render
from tests.engine.report.pdf.sample_packs import full_pack
from tests.engine.report.pdf.strange_packs import STRANGE, charts_with, pack_with
from tests.engine.report.validation import failures


def test_packs_pass_both_standards(tmp_path: Path) -> None:
    packs = {
        "members": full_pack(2),
        "public": replace(full_pack(1), edition="Public"),
        "empty": replace(full_pack(1), sections=(), cover=()),
        "charts": replace(full_pack(1), sections=(Section("Charts", charts_with(STRANGE[8])),)),
        **{f"strange-{number}": pack_with(STRANGE[number]) for number in (5, 8, 9, 10)},
    }
    files = []
    for name, pack in packs.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(render(pack))
    assert failures(files) == []


def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    data = render(replace(full_pack(1), sections=(), cover=()))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(data.replace(b"pdfuaid:part>1<", b"pdfuaid:part>7<"))
    assert failures([broken])
