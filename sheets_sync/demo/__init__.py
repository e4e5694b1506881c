"""A believable community as pure data: registers, ledgers, and faults planted on purpose."""

from sheets_sync.demo.build import MIN_HOUSEHOLDS, MIN_MONTHS, MIN_VISITS, build_demo
from sheets_sync.demo.rows import Cell, Demo, DemoRow, Plant

__all__ = [
    "MIN_HOUSEHOLDS",
    "MIN_MONTHS",
    "MIN_VISITS",
    "Cell",
    "Demo",
    "DemoRow",
    "Plant",
    "build_demo",
]
