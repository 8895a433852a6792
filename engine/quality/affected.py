"""Which indicators a kind of finding can change."""

from engine.indicators.catalogue import CATALOGUE
from engine.indicators.units import roll


def _ids(*names: str) -> tuple[str, ...]:
    return names


CHILDREN_IN_CARE = tuple(indicator.id for indicator in CATALOGUE if indicator.cohort.units is roll)
"""All that ask about the children in care at the end of the month."""

STARTS = _ids("bla_repeat_within_24m", "health_iha_referral_5wd", "health_iha_20wd")
LEAVERS = _ids(
    "leavers_adopted_exc_uasc",
    "leavers_sgo_exc_uasc",
    "leavers_sgo_all",
    "adopt_a1_days_bla_to_placed",
    "adopt_a2_days_order_to_match",
)
PLACEMENTS = _ids(
    "placement_3plus_12m", "placement_same_2y", "foster_inhouse_or_kin_exc_uasc", "cic_pv_placements"
)
MISSING = _ids(
    "missing_rhi_completed", "missing_rhi_3wd", "missing_children_month", "missing_episodes_over_48h"
)
HEALTH_EVENTS = _ids(
    "health_iha_referral_5wd",
    "health_iha_20wd",
    "health_assessment_up_to_date",
    "dental_up_to_date",
    "health_history_turned_18",
    "sdq_average_ytd",
)
CARE_LEAVERS = _ids(
    "cl_suitable_accommodation", "cl_eet", "cl_pathway_plan_6m", "cl_in_contact", "cl_staying_put"
)
UASC = _ids(
    "foster_inhouse_or_kin_exc_uasc",
    "placed_within_20mi_exc_uasc",
    "cic_rate_per_10k_exc_uasc",
    "leavers_adopted_exc_uasc",
    "leavers_sgo_exc_uasc",
)
BY_EXTRACT = {
    "reviews": _ids("cic_reviews_on_time", "cic_review_participation"),
    "uasc": UASC,
    "ad1": _ids("adopt_a2_days_order_to_match"),
    "placed_adoption": _ids("adopt_adm_not_placed"),
    "missing": _ids("missing_children_month", "missing_episodes_over_48h"),
    "allocations": _ids("cic_18m_same_worker_12m", "cic_18m_same_iro_12m"),
    "sw_episodes": _ids("cic_18m_same_worker_12m"),
    "youth_justice": _ids("cic_open_yos"),
    "health_events": HEALTH_EVENTS,
    "adoption_plans": _ids("adopt_plan_to_adm_8wk"),
    "missing_episodes": MISSING,
    "education_status": _ids("edu_part_time_timetable", "edu_neet_16_18_12m", "edu_sen_12m"),
    "exclusions": _ids("edu_perm_excluded_acytd"),
    "ehc_plans": _ids("edu_ehcp_20wk_acytd"),
    "population": _ids("cic_rate_per_10k_exc_uasc"),
    "ola_placements": _ids("ola_cic_in_county"),
    "sibling_groups": _ids("adopt_siblings_together"),
    "complaints": _ids("complaints_month"),
    "care_leavers": CARE_LEAVERS,
    "care_plan_audits": _ids("qa_care_plans_good"),
    "staffing": _ids("staff_qsw_posts_filled", "staff_caseload_sw", "staff_caseload_iro"),
    "disabilities": (),
    "child_details": (),
}
"""The indicators that rows of an extract count in."""
