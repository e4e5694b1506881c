"""A believable community as pure data: registers, ledgers, and faults planted on purpose."""

from sheets_sync.demo.build import build_demo
from sheets_sync.demo.rows import Cell, Demo, DemoRow, Plant

__all__ = ["Cell", "Demo", "DemoRow", "Plant", "build_demo"]
