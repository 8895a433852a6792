"""Small extracts written as CSV and read as any others, for tests that need a few children."""

from pathlib import Path
from tempfile import TemporaryDirectory

from engine.extracts import extracts_from
from engine.tables import Extracts

HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,URN",
    "uasc": "CHILD,SEX,DOB,DUC",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "allocations": "CHILD,WORKER_ID,ROLE,TEAM,START_DATE,END_DATE",
    "health_events": "CHILD,EVENT,EVENT_DATE,STATUS,SCORE",
    "missing_episodes": "EPISODE_ID,CHILD,TYPE,START_DATETIME,END_DATETIME,RHI_REQUIRED,RHI_COMPLETED_DATE",
    "education_status": "AS_AT,CHILD,PHASE,EET_STATUS,NOT_IN_EDUCATION,REDUCED_TIMETABLE,SEN_PROVISION,"
    "POSSIBLE_SESSIONS,ABSENT_SESSIONS",
    "exclusions": "CHILD,EXCLUSION_TYPE,START_DATE,OUTCOME",
    "ks4_results": "YEAR,UPN,KS2_FINE,IN_P8,A8,P8",
    "ks2_results": "YEAR,UPN,READ_SS,READ_OUTCOME,MATHS_SS,MATHS_OUTCOME,GPS_SS,GPS_OUTCOME,WRIT_TA",
    "staffing": "AS_AT,TEAM,TEAM_TYPE,ESTABLISHED_FTE,PERM_QSW_FTE,CASEHOLDING_FTE,CASES",
    "targets": "INDICATOR,FROM_MONTH,TARGET,FLOOR,NATIONAL,NATIONAL_NOTE",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH",
    "care_leavers": "AS_AT,CHILD,DOB,ELIGIBILITY,IN_TOUCH,ACCOM,ACTIV,PATHWAY_PLAN_DATE,STAYING_PUT",
    "child_details": "CHILD,NATIONALITY",
    "disabilities": "CHILD,DISABILITY",
    "manual_values": "INDICATOR,MONTH,NUMERATOR,DENOMINATOR,RESULT,OVERRIDE_TEXT",
    "commentary": "INDICATOR,MONTH,TEXT",
}


def small(**rows: str) -> Extracts:
    """Extracts by name from lines of CSV below the headings; blank cells at a line's end may be left out."""
    with TemporaryDirectory() as folder:
        for name, lines in rows.items():
            text = "\n".join([HEADINGS[name], *(line.strip() for line in lines.strip().splitlines())])
            (Path(folder) / f"{name}.csv").write_text(text, encoding="utf-8")
        extracts = extracts_from([Path(folder)])
        for name in rows:
            extracts[name].text_at("CHILD", [])
        return extracts
