"""The XML form of the SSDA903 return gives the tables that its CSV form gives."""

from typing import Any

from engine.extracts import Reading
from tests.engine.extracts.test_bad_input import read_one

RETURN = """<?xml version='1.0' encoding='us-ascii'?>
<EXPSSDA903>
<CHILD><HEADER><CHILDID>7</CHILDID><UPN /><SEX>2</SEX><DOB>28/07/2003</DOB><ETHNIC>BAFR</ETHNIC>
<UASC>1</UASC><DUC>28/07/2021</DUC>
<AREVIEW><REVIEW>27/09/2015</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>
<AREVIEW><REVIEW>14/07/2016</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>A</MISSING><MIS_START>29/07/2017</MIS_START><MIS_END/></AMISSING>
<MOTHER /><MC_DOB /><PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE>
<OC2><SDQ_SCORE>21</SDQ_SCORE><TEETH_CHECK>1</TEETH_CHECK><HEALTH_ASSESSMENT>0</HEALTH_ASSESSMENT></OC2>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>U1</ACCOM>
<DATE_INT>03/05/2015</DATE_INT><DATE_MATCH>04/05/2015</DATE_MATCH>
<AD_PLACED><DATE_PLACED>03/05/2015</DATE_PLACED></AD_PLACED></HEADER>
<EPISODE><DECOM>06/01/2017</DECOM><RNE>S</RNE><LS>C2</LS><PL>U1</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
<DEC>06/10/2017</DEC><REC>X1</REC></EPISODE>
<EPISODE><DECOM>06/10/2017</DECOM><RNE>T</RNE><LS>C2</LS><PL>U4</PL><DEC/><REC>bad</REC><FOO>1</FOO></EPISODE>
</CHILD>
<CHILD><HEADER><CHILDID>8</CHILDID><SEX>1</SEX><DOB>28/07/2010</DOB><UASC>0</UASC></HEADER>
<EPISODE><RNE>S</RNE></EPISODE></CHILD>
</EXPSSDA903>
"""


def reading() -> Reading:
    """The return, read."""
    return read_one(RETURN.encode(), "return.xml")


def rows(extract: str) -> list[dict[str, Any]]:
    """Rows without blanks, dates as texts."""
    found: list[dict[str, Any]] = reading().tables[extract].to_pylist()
    return [{c: str(v) for c, v in row.items() if v is not None} for row in found]


def test_every_table_of_the_return() -> None:
    child = {"CHILD": "7", "DOB": "2003-07-28"}
    assert rows("header") == [
        {**child, "SEX": "F", "ETHNIC": "BAFR", "UASC": "Y"},
        {"CHILD": "8", "SEX": "M", "DOB": "2010-07-28", "UASC": "N"},
    ]
    assert rows("uasc") == [{**child, "SEX": "F", "DUC": "2021-07-28"}]
    assert [row["REVIEW"] for row in rows("reviews")] == ["2015-09-27", "2016-07-14"]
    assert rows("missing") == [{**child, "MISSING": "A", "MIS_START": "2017-07-29"}]
    assert rows("prev_perm") == [{**child, "PREV_PERM": "Z1"}]
    assert rows("oc3") == [{**child, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}]
    assert rows("ad1") == [{**child, "DATE_INT": "2015-05-03", "DATE_MATCH": "2015-05-04"}]
    assert rows("placed_adoption") == [{**child, "DATE_PLACED": "2015-05-03"}]
    assert rows("oc2")[0]["TEETH_CHECK"] == "1"
    assert [(row["DECOM"], row["PLACE"]) for row in rows("episodes")] == [
        ("2017-01-06", "U1"),
        ("2017-10-06", "U4"),
    ]


def test_what_is_wrong_is_told_with_its_line() -> None:
    told = [(f["line"], f["column"], f["value"], f["child"]) for f in reading().findings.to_pylist()]
    assert (1, "FOO", None, None) in told
    assert (15, "REC", "bad", "7") in told
    assert (18, "DECOM", None, "8") in told


def test_a_return_that_is_cut_off_is_told() -> None:
    refused = read_one(RETURN[:900].encode(), "return.xml")
    assert not refused.tables
    assert "cut off" in refused.files[0].note
