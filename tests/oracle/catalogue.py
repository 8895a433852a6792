"""The 49 rows: rule, polarity, data period and scale, in the document's order (section 3)."""

from dataclasses import dataclass

from . import adoption, children, education, health, missing, others
from .units import Rule

PERCENT, AVERAGE, RATE, COUNT = "percent", "average", "rate", "count"

_ROWS = """
children cic_reviews_on_time H SS percent
children cic_review_participation H R12M percent
children cic_18m_same_worker_12m H SS percent
children placement_3plus_12m L SS percent
children placement_same_2y H SS percent
children foster_inhouse_or_kin_exc_uasc H SS percent
children placed_within_20mi_exc_uasc H SS percent
children cic_rate_per_10k_exc_uasc - SS rate
children cic_count - SS count
children ola_cic_in_county L SS count
children cic_18m_same_iro_12m H SS percent
children bla_repeat_within_24m L YTD percent
children cic_open_yos L SS percent
children cic_pv_placements L SS percent
children cic_outside_county_exc_medway L SS percent
children cic_outside_county_inc_medway L SS percent
education edu_perm_excluded_acytd L AC_YTD count
education edu_part_time_timetable L SS count
education edu_neet_16_18_12m L SS percent
education edu_sen_12m L SS percent
education edu_ehcp_20wk_acytd H AC_YTD percent
health health_iha_referral_5wd H R12M percent
health health_iha_20wd H R12M percent
health health_assessment_up_to_date H SS percent
health dental_up_to_date H SS percent
health health_history_turned_18 H SS percent
health sdq_average_ytd L YTD average
adoption adopt_a1_days_bla_to_placed L R12M average
adoption adopt_a2_days_order_to_match L R12M average
adoption leavers_adopted_exc_uasc H R12M percent
adoption leavers_sgo_exc_uasc H R12M percent
adoption leavers_sgo_all H R12M percent
adoption adopt_plan_to_adm_8wk H R12M percent
adoption adopt_siblings_together H R12M percent
adoption adopt_adm_not_placed L SS percent
missing missing_rhi_completed H R12M percent
missing missing_rhi_3wd H R12M percent
missing missing_children_month L M count
missing missing_episodes_over_48h - M count
others complaints_month L M count
others cl_suitable_accommodation H R12M percent
others cl_eet H R12M percent
others cl_pathway_plan_6m H R12M percent
others cl_in_contact H R12M percent
others cl_staying_put H SS percent
others qa_care_plans_good H R12M percent
others staff_qsw_posts_filled H SS percent
others staff_caseload_sw L SS average
others staff_caseload_iro L SS average
"""


@dataclass(frozen=True)
class Indicator:
    """One row: polarity "H", "L", "T" or "", and how numerator and denominator make the value."""

    id: str
    rule: Rule
    polarity: str
    period: str
    scale: str


_MODULES = {
    "children": children,
    "education": education,
    "health": health,
    "adoption": adoption,
    "missing": missing,
    "others": others,
}


def _indicator(line: str) -> Indicator:
    module, name, polarity, period, scale = line.split()
    rule = getattr(_MODULES[module], name)
    return Indicator(name, rule, polarity.replace("-", ""), period.replace("_", " "), scale)


INDICATORS: dict[str, Indicator] = {row.id: row for row in map(_indicator, _ROWS.strip().splitlines())}
