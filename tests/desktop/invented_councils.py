"""Workspaces for tests and pictures: a small invented council, an empty one, one with a single child."""

from pathlib import Path

from engine.extracts import read
from engine.profile import sample_text
from engine.synthetic import write_council
from engine.workspace import ImportRecord, Workspace

CHILDREN = 400
SEED = 7

ONE_CHILD = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,2,14/05/2008,WBRI,,,\n",
    "episodes.csv": (
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "C1,03/09/2018,S,V2,N1,U4,PR1,18/02/2019,X1,CARPL,,,SC1\n"
        "C1,18/02/2019,P,V2,N1,U1,PR1,,,,,,SC2\n"
    ),
    "reviews.csv": (
        "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,14/05/2008,28/09/2018,PN1\nC1,14/05/2008,20/12/2018,PN3\n"
    ),
}


def make_small(folder: Path) -> Path:
    """A council of a few hundred children with every extract."""
    extracts = folder / "extracts"
    write_council(extracts, CHILDREN, SEED)
    return imported(folder / "small.scorecard", [extracts])


def make_one_child(folder: Path) -> Path:
    """A council that looks after one child and has three extracts."""
    extracts = folder / "one child"
    extracts.mkdir()
    for name, text in ONE_CHILD.items():
        (extracts / name).write_text(text, encoding="utf-8")
    return imported(folder / "one child.scorecard", [extracts])


def make_empty(folder: Path) -> Path:
    """A workspace into which nothing was imported."""
    path = folder / "empty.scorecard"
    Workspace.create(path, None, sample_text()).close()
    return path


def imported(path: Path, extracts: list[Path]) -> Path:
    """A workspace into which files were imported; these councils are invented, and say so."""
    with Workspace.create(path, None, sample_text()) as workspace:
        reading = read(extracts)
        record = ImportRecord(reading.counts, reading.files, findings=reading.findings)
        workspace.apply(reading.tables, record)
    return path
