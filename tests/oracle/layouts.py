"""The columns of every extract and how each is read: the tables of extracts.md, typed.

The type of a column is one of the words below or, for a code, the set of codes that count; an unknown
code is read as not recorded (extracts.md, "Rules for every file").
"""

ID = "id"
TEXT = "text"
LOCAL = "local"  # a code without a closed list (local authorities, teacher assessments)
DATE = "date"
DATETIME = "datetime"
NUMBER = "number"

Kind = str | frozenset[str]


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


YES_NO = _codes("Y N")
FLAG = _codes("0 1")
SEX = _codes("1 2 M F U")
KS2_OUTCOME = _codes("AS NS B A")
ETHNIC = _codes(
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
)
LEGAL_STATUS = _codes("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3")
PLACE = _codes(
    "A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 Z11 Z12 Z13 Z14"
)
REC = _codes("X1 E11 E12 E2 E3 E4A E4B E13 E41 E43 E44 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17")
PLACE_CHANGE = _codes("CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER LIIAF")
IN_TOUCH = _codes("YES NO DIED REFU NREQ RHOM")
ACTIV = _codes("F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6 0")
ACCOM = frozenset(["0"] + [letter + suffix for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for suffix in "12"])
DISABILITY = _codes("AUT BEH COMM CON HAND HEAR INC LD MOB PC VIS DDA NONE")
EVENTS = _codes("IHA_REFERRAL IHA RHA DENTAL HEALTH_HISTORY SDQ")
SW_REASON = _codes("MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS")

LAYOUTS: dict[str, dict[str, Kind]] = {
    "header": {
        "CHILD": ID,
        "SEX": SEX,
        "GENDER": SEX,
        "DOB": DATE,
        "ETHNIC": ETHNIC,
        "UPN": ID,
        "MOTHER": FLAG,
        "MC_DOB": DATE,
        "UASC": YES_NO,
    },
    "episodes": {
        "CHILD": ID,
        "DECOM": DATE,
        "RNE": _codes("S L P T B U"),
        "LS": LEGAL_STATUS,
        "CIN": _codes("N1 N2 N3 N4 N5 N6 N7 N8"),
        "PLACE": PLACE,
        "PLACE_PROVIDER": _codes("PR0 PR1 PR2 PR3 PR4 PR5"),
        "DEC": DATE,
        "REC": REC,
        "REASON_PLACE_CHANGE": PLACE_CHANGE,
        "HOME_POST": TEXT,
        "PL_POST": TEXT,
        "URN": ID,
        "PL_LA": LOCAL,
        "PL_LOCATION": _codes("IN OUT"),
        "PL_DISTANCE": NUMBER,
    },
    "reviews": {
        "CHILD": ID,
        "DOB": DATE,
        "REVIEW": DATE,
        "REVIEW_CODE": _codes("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7"),
    },
    "uasc": {"CHILD": ID, "SEX": SEX, "DOB": DATE, "DUC": DATE},
    "ad1": {
        "CHILD": ID,
        "DOB": DATE,
        "DATE_INT": DATE,
        "DATE_MATCH": DATE,
        "FOSTER_CARE": FLAG,
        "NB_ADOPTR": _codes("1 2"),
        "SEX_ADOPTR": _codes("M1 F1 MM FF MF"),
        "LS_ADOPTR": _codes("L0 L11 L12 L2 L3 L4"),
    },
    "placed_adoption": {
        "CHILD": ID,
        "DOB": DATE,
        "DATE_PLACED": DATE,
        "DATE_PLACED_CEASED": DATE,
        "REASON_PLACED_CEASED": _codes("RD1 RD2 RD3 RD4"),
    },
    "missing": {
        "CHILD": ID,
        "DOB": DATE,
        "MISSING": _codes("M A"),
        "MIS_START": DATE,
        "MIS_END": DATE,
    },
    "prev_perm": {
        "CHILD": ID,
        "DOB": DATE,
        "PREV_PERM": _codes("P1 P2 P3 P4 Z1"),
        "LA_PERM": LOCAL,
        "DATE_PERM": TEXT,
    },
    "oc2": {
        "CHILD": ID,
        "DOB": DATE,
        "SDQ_SCORE": NUMBER,
        "SDQ_REASON": _codes("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5"),
        "CONVICTED": FLAG,
        "HEALTH_CHECK": FLAG,
        "IMMUNISATIONS": FLAG,
        "TEETH_CHECK": FLAG,
        "HEALTH_ASSESSMENT": FLAG,
        "SUBSTANCE_MISUSE": FLAG,
        "INTERVENTION_RECEIVED": FLAG,
        "INTERVENTION_OFFERED": FLAG,
    },
    "oc3": {"CHILD": ID, "DOB": DATE, "IN_TOUCH": IN_TOUCH, "ACTIV": ACTIV, "ACCOM": ACCOM},
    "sw_episodes": {
        "CHILD": ID,
        "DOB": DATE,
        "SW_ID": ID,
        "SW_DECOM": DATE,
        "SW_DEC": DATE,
        "SW_REASON": SW_REASON,
    },
    "child_details": {"CHILD": ID, "NATIONALITY": TEXT},
    "disabilities": {"CHILD": ID, "DISABILITY": DISABILITY},
    "allocations": {
        "CHILD": ID,
        "WORKER_ID": ID,
        "ROLE": _codes("SW IRO PA"),
        "TEAM": ID,
        "START_DATE": DATE,
        "END_DATE": DATE,
    },
    "youth_justice": {"CHILD": ID, "YOS_START": DATE, "YOS_END": DATE},
    "postcodes": {
        "pcds": TEXT,
        "oseast1m": NUMBER,
        "osnrth1m": NUMBER,
        "oscty": LOCAL,
        "oslaua": LOCAL,
    },
    "population": {"YEAR": NUMBER, "POP_0_17": NUMBER},
    "ola_placements": {
        "OLA_REF": ID,
        "PLACING_LA": LOCAL,
        "START_DATE": DATE,
        "END_DATE": DATE,
        "DOB": DATE,
    },
    "health_events": {
        "CHILD": ID,
        "EVENT": EVENTS,
        "EVENT_DATE": DATE,
        "STATUS": _codes("COMPLETED REFUSED CANCELLED"),
        "SCORE": NUMBER,
    },
    "adoption_plans": {"CHILD": ID, "DATE_ADOPTION_PLAN": DATE, "DATE_ADM_DECISION": DATE},
    "sibling_groups": {
        "GROUP_ID": ID,
        "CHILD": ID,
        "PLAN_TOGETHER": YES_NO,
        "DATE_PLACED": DATE,
        "ADOPTER_FAMILY_ID": ID,
    },
    "missing_episodes": {
        "EPISODE_ID": ID,
        "CHILD": ID,
        "TYPE": _codes("M A"),
        "START_DATETIME": DATETIME,
        "END_DATETIME": DATETIME,
        "RHI_REQUIRED": YES_NO,
        "RHI_COMPLETED_DATE": DATE,
    },
    "complaints": {"COMPLAINT_ID": ID, "RECEIVED_DATE": DATE, "CHILD": ID},
    "education_status": {
        "AS_AT": DATE,
        "CHILD": ID,
        "PHASE": _codes("PRIMARY SECONDARY POST16"),
        "EET_STATUS": _codes("EET NEET UNKNOWN"),
        "NOT_IN_EDUCATION": YES_NO,
        "REDUCED_TIMETABLE": YES_NO,
        "SEN_PROVISION": _codes("N K S E"),
        "POSSIBLE_SESSIONS": NUMBER,
        "ABSENT_SESSIONS": NUMBER,
    },
    "exclusions": {
        "CHILD": ID,
        "EXCLUSION_TYPE": _codes("FTE PEX"),
        "START_DATE": DATE,
        "OUTCOME": _codes("UPHELD WITHDRAWN OVERTURNED"),
    },
    "ehc_plans": {"CHILD": ID, "REQUEST_DATE": DATE, "ISSUED_DATE": DATE, "EXEMPTION": YES_NO},
    "care_leavers": {
        "AS_AT": DATE,
        "CHILD": ID,
        "DOB": DATE,
        "ELIGIBILITY": _codes("RELEVANT FORMER_RELEVANT QUALIFYING"),
        "IN_TOUCH": IN_TOUCH,
        "ACCOM": ACCOM,
        "ACTIV": ACTIV,
        "PATHWAY_PLAN_DATE": DATE,
        "STAYING_PUT": YES_NO,
    },
    "care_plan_audits": {
        "CHILD": ID,
        "AUDIT_DATE": DATE,
        "GRADE": _codes("OUTSTANDING GOOD RI INADEQUATE"),
    },
    "staffing": {
        "AS_AT": DATE,
        "TEAM": ID,
        "TEAM_TYPE": _codes("CIC_DISTRICT CIC_OTHER FOSTERING ADOPTION IRO"),
        "ESTABLISHED_FTE": NUMBER,
        "PERM_QSW_FTE": NUMBER,
        "CASEHOLDING_FTE": NUMBER,
        "CASES": NUMBER,
    },
    "ks2_results": {
        "YEAR": NUMBER,
        "UPN": ID,
        "READ_SS": NUMBER,
        "READ_OUTCOME": KS2_OUTCOME,
        "MATHS_SS": NUMBER,
        "MATHS_OUTCOME": KS2_OUTCOME,
        "GPS_SS": NUMBER,
        "GPS_OUTCOME": KS2_OUTCOME,
        "WRIT_TA": LOCAL,
    },
    "ks4_results": {
        "YEAR": NUMBER,
        "UPN": ID,
        "KS2_FINE": NUMBER,
        "IN_P8": FLAG,
        **{
            f"{score}{part}": NUMBER
            for part in ("", "_ENG", "_MAT", "_EBACC", "_OPEN")
            for score in ("A8", "P8")
        },
    },
    "benchmarks": {
        "STAGE": _codes("KS2 KS4"),
        "YEAR": NUMBER,
        "ROW_LABEL": TEXT,
        "MEASURE": TEXT,
        "VALUE": TEXT,
    },
    "targets": {
        "INDICATOR": TEXT,
        "FROM_MONTH": TEXT,
        "TARGET": TEXT,
        "FLOOR": TEXT,
        "NATIONAL": TEXT,
        "NATIONAL_NOTE": TEXT,
    },
    "manual_values": {
        "INDICATOR": TEXT,
        "MONTH": TEXT,
        "NUMERATOR": NUMBER,
        "DENOMINATOR": NUMBER,
        "RESULT": NUMBER,
        "OVERRIDE_TEXT": TEXT,
    },
    "commentary": {"INDICATOR": TEXT, "MONTH": TEXT, "TEXT": TEXT},
}
