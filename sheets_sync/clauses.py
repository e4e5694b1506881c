"""The clauses of the regulation that rules, score items and settings cite."""

from enum import StrEnum


class Clause(StrEnum):
    """Clause ids as in the regulation: `§4.2.1` is 四、2、(1)."""

    CONVENIENCE = "§2.1"
    COHESION = "§2.2"
    GRIDS = "§3"
    GRID_LEADER = "§4.1"
    GRID_WORKER = "§4.2"
    VISITS = "§4.2.1"
    DISPUTES = "§4.2.2"
    REPORTS = "§4.2.3"
    VISIT_QUOTA = "§5.1"
    DETAILED_DIARY = "§5.2"
    LISTENING = "§5.3"
    STUDY = "§5.4"
    COMMON_PROBLEMS = "§5.5"
    INSPECTED = "§6.1"
    QUALITIES = "§6.2"
    PERIODS = "§6.3"
    INSPECTION = "§6.4"
    FAIRNESS = "§6.5"
