"""The page of definitions is the catalogue's, and the catalogue is the document's."""

from pathlib import Path

import pytest

from engine.definitions import definitions_page
from engine.indicators.catalogue import CATALOGUE, indicator
from engine.profile import shipped
from tests.oracle.catalogue import INDICATORS

PAGE = Path(__file__).parents[2] / "docs" / "definitions.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == definitions_page(shipped()), (
        'Write it anew: python -c "from engine.definitions import definitions_page; '
        "from engine.profile import shipped; "
        "open('docs/definitions.md', 'w', encoding='utf-8', newline='').write(definitions_page(shipped()))\""
    )


@pytest.mark.parametrize("profile", ["kent", "neutral"])
def test_no_word_of_the_profile_is_left_open(profile: str) -> None:
    page = definitions_page(shipped(profile))
    assert "{" not in page
    assert all(f"`{row.id}`" in page for row in CATALOGUE)


def test_the_catalogue_has_the_documents_rows_in_its_order() -> None:
    assert [row.id for row in CATALOGUE] == list(INDICATORS)
    for row in CATALOGUE:
        expected = INDICATORS[row.id]
        scale = {"PER_10_000": "rate"}.get(row.scale.name, row.scale.name.lower())
        assert (row.polarity, row.period, scale) == (expected.polarity, expected.period, expected.scale)
        assert indicator(row.id.upper()) is row
