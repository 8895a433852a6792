"""The layouts declared as data are those of the contract."""

from pathlib import Path

import pytest

from engine import resource
from engine.extracts import read
from engine.extracts.layouts import Kind, code_list, layouts
from engine.indicators.catalogue import CATALOGUE
from tests.engine.extracts.contract import END_COLUMNS, KEYS, MARKS, NOT_DATING, kind_of


def test_every_extract_of_the_contract_is_declared_and_no_other() -> None:
    assert list(layouts()) == list(MARKS)


@pytest.mark.parametrize("name", MARKS)
def test_columns_marks_and_key_are_those_of_the_contract(name: str) -> None:
    layout = layouts()[name]
    assert {column.name: column.marks for column in layout.columns} == MARKS[name]
    assert layout.key == KEYS[name]
    ends = END_COLUMNS & MARKS[name].keys()
    assert layout.end == (ends.pop() if ends else None)
    assert {column.name for column in layout.columns if not column.dates_file} == NOT_DATING & MARKS[
        name
    ].keys()
    assert layout.replaced_by == ("AS_AT" if "AS_AT" in MARKS[name] else None)


@pytest.mark.parametrize("name", MARKS)
def test_columns_are_read_as_the_second_implementation_reads_them(name: str) -> None:
    for column in layouts()[name].columns:
        kind = kind_of(name, column.name)
        if kind == "indicator":
            # Commentary may be on other things too.
            more = set(column.codes.stored.values()) - {indicator.id for indicator in CATALOGUE}
            assert not more or name == "commentary"
            assert len(column.codes.stored) == len(CATALOGUE) + len(more)
        elif isinstance(kind, frozenset):
            assert column.kind in {Kind.CODE, Kind.FLAG}
            assert all(column.codes.find(code) is not None for code in kind)
            assert set(column.codes.stored) <= kind
        else:
            assert column.kind == kind


def test_only_dec_must_not_be_before_decom() -> None:
    assert {name: layout.in_order for name, layout in layouts().items() if layout.in_order} == {
        "episodes": ("DECOM", "DEC")
    }


def test_codes_are_found_without_regard_to_case_and_space() -> None:
    assert code_list("placement").find(" z14 ") == "Z14"
    assert code_list("sex").find("1") == "M"
    assert code_list("sex").find("f") == "F"
    assert code_list("accommodation").find("b2") == "B2"
    assert code_list("accommodation").find("01") is None
    assert code_list("indicator").find("CIC_Count") == "cic_count"


def test_every_column_and_code_says_what_it_means() -> None:
    for layout in layouts().values():
        for column in layout.columns:
            assert column.means, (layout.name, column.name)
            if column.code_list:
                assert all(column.codes.meanings.values()), column.code_list


def test_a_new_column_and_a_new_extract_need_data_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {
        "extracts.csv": "dolo,statutory,Orders,CHILD DOLO_START,DOLO_END,,,Orders\n",
        "columns.csv": "header,SHOE_SIZE,!,number,,,Size\ndolo,CHILD,*,id,,,Child\n"
        "dolo,DOLO_START,*!,date,,,First day\ndolo,DOLO_END,+,date,,,Last day\n",
    }
    shipped = resource.read_text
    monkeypatch.setattr(resource, "read_text", lambda *parts: shipped(*parts) + more.get(parts[-1], ""))
    layouts.cache_clear()
    try:
        (tmp_path / "a.csv").write_text("CHILD,DOLO_START,DOLO_END\n1,01/02/2018,\n1,01/02/2018,02/02/2018\n")
        (tmp_path / "b.csv").write_text("CHILD,SEX,DOB,SHOE_SIZE\n1,F,01/02/2008,36\n2,F,01/02/2008,big\n")
        reading = read([tmp_path])
    finally:
        layouts.cache_clear()
    assert reading.tables["dolo"].column("DOLO_END").null_count == 0
    assert reading.tables["header"].num_rows == 1
