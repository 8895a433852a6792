"""The layouts as the contract prints them: what the declared layouts are held to."""

import re

from tests.oracle.layouts import LAYOUTS, Kind

TABLES = """
| header | CHILD*, SEX*, DOB*!, ETHNIC, UPN, MOTHER, MC_DOB, UASC | CHILD |
| episodes | CHILD*, DECOM*!, RNE*, LS*, CIN, PLACE*, PLACE_PROVIDER+, DEC+!, REC+, REASON_PLACE_CHANGE, HOME_POST, PL_POST, URN, PL_LA, PL_LOCATION, PL_DISTANCE | CHILD, DECOM |
| reviews | CHILD*, DOB, REVIEW*!, REVIEW_CODE+ | CHILD, REVIEW |
| uasc | CHILD*, SEX, DOB, DUC+! | CHILD |
| ad1 | CHILD*, DOB, DATE_INT, DATE_MATCH+, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR | CHILD |
| placed_adoption | CHILD*, DOB, DATE_PLACED*!, DATE_PLACED_CEASED+, REASON_PLACED_CEASED | CHILD, DATE_PLACED |
| missing | CHILD*, DOB, MISSING+, MIS_START*!, MIS_END+ | CHILD, MIS_START |
| prev_perm | CHILD*, DOB, PREV_PERM+, LA_PERM, DATE_PERM | CHILD |
| oc2 | CHILD*, DOB, SDQ_SCORE+, SDQ_REASON, CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK+, HEALTH_ASSESSMENT+, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED | CHILD |
| oc3 | CHILD*, DOB, IN_TOUCH+, ACTIV+, ACCOM+ | CHILD |
| sw_episodes | CHILD*, DOB, SW_ID*, SW_DECOM*!, SW_DEC+!, SW_REASON | CHILD, SW_ID, SW_DECOM |
| child_details | CHILD*, NATIONALITY* | CHILD |
| disabilities | CHILD*, DISABILITY* | CHILD, DISABILITY |
| allocations | CHILD*, WORKER_ID*, ROLE*!, TEAM, START_DATE*!, END_DATE+! | CHILD, ROLE, WORKER_ID, START_DATE |
| youth_justice | CHILD*, YOS_START*!, YOS_END+! | CHILD, YOS_START |
| postcodes | pcds*, oseast1m*, osnrth1m*, oscty+, oslaua+ | pcds |
| population | YEAR*!, POP_0_17*! | YEAR |
| ola_placements | OLA_REF*, PLACING_LA*, START_DATE*!, END_DATE+!, DOB | OLA_REF, START_DATE |
| health_events | CHILD*, EVENT*!, EVENT_DATE*!, STATUS!, SCORE | CHILD, EVENT, EVENT_DATE |
| adoption_plans | CHILD*, DATE_ADOPTION_PLAN+, DATE_ADM_DECISION*! | CHILD, DATE_ADM_DECISION |
| sibling_groups | GROUP_ID*, CHILD*, PLAN_TOGETHER*!, DATE_PLACED+, ADOPTER_FAMILY_ID+ | GROUP_ID, CHILD |
| missing_episodes | EPISODE_ID*, CHILD*, TYPE!, START_DATETIME*!, END_DATETIME+!, RHI_REQUIRED!, RHI_COMPLETED_DATE+ | EPISODE_ID |
| complaints | COMPLAINT_ID*, RECEIVED_DATE*!, CHILD | COMPLAINT_ID |
| education_status | AS_AT*!, CHILD*, PHASE, EET_STATUS+, NOT_IN_EDUCATION, REDUCED_TIMETABLE, SEN_PROVISION, POSSIBLE_SESSIONS, ABSENT_SESSIONS | AS_AT, CHILD |
| exclusions | CHILD*, EXCLUSION_TYPE*!, START_DATE*!, OUTCOME! | CHILD, EXCLUSION_TYPE, START_DATE |
| ehc_plans | CHILD*, REQUEST_DATE*!, ISSUED_DATE+!, EXEMPTION! | CHILD, REQUEST_DATE |
| care_leavers | AS_AT*!, CHILD*, DOB*!, ELIGIBILITY, IN_TOUCH+, ACCOM+, ACTIV+, PATHWAY_PLAN_DATE, STAYING_PUT | AS_AT, CHILD |
| care_plan_audits | CHILD*, AUDIT_DATE*!, GRADE*! | CHILD, AUDIT_DATE |
| staffing | AS_AT*!, TEAM*, TEAM_TYPE*!, ESTABLISHED_FTE+, PERM_QSW_FTE+, CASEHOLDING_FTE+, CASES+ | AS_AT, TEAM |
| ks2_results | YEAR*!, UPN*, READ_SS+, READ_OUTCOME+, MATHS_SS+, MATHS_OUTCOME+, GPS_SS+, GPS_OUTCOME+, WRIT_TA+ | YEAR, UPN |
| ks4_results | YEAR*!, UPN*, KS2_FINE+, IN_P8+, A8+, P8+, A8_ENG, P8_ENG, A8_MAT, P8_MAT, A8_EBACC, P8_EBACC, A8_OPEN, P8_OPEN | YEAR, UPN |
| benchmarks | STAGE*!, YEAR*!, ROW_LABEL*, MEASURE*, VALUE* | STAGE, YEAR, ROW_LABEL, MEASURE |
| targets | INDICATOR*!, FROM_MONTH*!, TARGET+, FLOOR+, NATIONAL, NATIONAL_NOTE | INDICATOR, FROM_MONTH |
| manual_values | INDICATOR*!, MONTH*!, NUMERATOR+, DENOMINATOR+, RESULT+, OVERRIDE_TEXT | INDICATOR, MONTH |
| commentary | INDICATOR*!, MONTH*!, TEXT* | INDICATOR, MONTH |
"""  # noqa: E501

END_COLUMNS = frozenset(
    ["DEC", "DUC", "DATE_PLACED_CEASED", "MIS_END", "SW_DEC", "END_DATE", "YOS_END", "END_DATETIME"]
)
NOT_DATING = frozenset({"DOB", "MC_DOB", "DUC"})

MARKS: dict[str, dict[str, str]] = {}
"""Extract to column to marks, as printed."""

KEYS: dict[str, tuple[str, ...]] = {}

for _line in TABLES.strip().splitlines():
    _name, _columns, _key = (cell.strip() for cell in _line.strip("|").split("|"))
    _pairs = [re.fullmatch(r"(\w+)([*+!]*)", column.strip()) for column in _columns.split(",")]
    MARKS[_name] = {pair[1]: pair[2] for pair in _pairs if pair}
    KEYS[_name] = tuple(part.strip() for part in _key.split(","))


def kind_of(extract: str, column: str) -> Kind:
    """The kind of a column, from the second implementation's layouts."""
    if column in {"FROM_MONTH", "MONTH"}:
        return "month"
    if column == "INDICATOR":
        return "indicator"
    return LAYOUTS[extract][column]
