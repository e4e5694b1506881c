"""Texts of the drop-downs, by list and English key, in the locale of the workbook."""

from collections.abc import Mapping

from sheets_sync.workbook.layout import lists, office_lists
from sheets_sync.workbook.layout.schema import Locale

_FIXED = {
    "method": lists.METHODS,
    "duty": lists.DUTIES,
    "outcome": lists.OUTCOMES,
    "tag": lists.TAGS,
    "place": lists.PLACE_KINDS,
    "role": lists.ROLES,
    "level": lists.GRID_LEVELS,
    "dispute_level": lists.DISPUTE_LEVELS,
    "escalated_to": lists.ESCALATED_TO,
    "result": lists.DISPUTE_RESULTS,
    "report": lists.REPORT_KINDS,
    "report_level": lists.REPORT_LEVELS,
    "validity": lists.VALIDITIES,
    "task": lists.TASK_KINDS,
    "knows": lists.KNOWS,
    "recalled": lists.VISITS_RECALLED,
    "satisfaction": lists.SATISFACTIONS,
    "review": lists.REVIEWS,
    "adjustment": lists.ADJUSTMENT_KINDS,
}
_OF_THE_OFFICE = {
    "topic": office_lists.TOPICS,
    "service": office_lists.SERVICE_ITEMS,
    "dispute": office_lists.DISPUTE_KINDS,
}


def words(locale: Locale) -> Mapping[str, str]:
    """Text by `list.key`, as `method.in_home`; an office list's key is its English text."""
    fixed = {
        f"{name}.{choice.key}": choice.text[locale]
        for name, choices in _FIXED.items()
        for choice in choices
    }
    office = {
        f"{name}.{text.en}": text[locale]
        for name, office_list in _OF_THE_OFFICE.items()
        for text in office_list.values
    }
    return fixed | office
