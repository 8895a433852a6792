"""The user's guide to the extracts says what the declared layouts say, and its example is what happens."""

import re
from pathlib import Path

from engine.extracts import read
from engine.extracts.guide import reference
from engine.extracts.layouts import layouts
from engine.extracts.report import line_about, write_report

GUIDE = Path(__file__).parents[3] / "docs" / "extracts.md"


def test_the_reference_is_current() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide[guide.index("## SSDA903 files") :] == reference(), (
        "Put engine.extracts.guide.reference() in the place of everything from '## SSDA903 files' on."
    )


def test_every_link_within_the_guide_leads_somewhere() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", guide, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#([^)]+)\)", guide)) <= anchors


def test_every_extract_and_column_is_in_the_reference() -> None:
    page = reference()
    for layout in layouts().values():
        assert f"### {layout.name}: " in page
        assert all(re.search(rf"\| {column.name}\b", page) for column in layout.columns)


def test_the_example_is_what_happens(tmp_path: Path) -> None:
    file, told = re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "episodes.csv").write_text(file)
    reading = read([tmp_path])
    write_report(tmp_path / "report.csv", reading.findings)
    report = (tmp_path / "report.csv").read_text().replace("\r\n", "\n")
    assert line_about("episodes", reading.counts["episodes"]) + "\n" + report == told
