"""Workbooks and other files that sipkit writes: cells that are never formulas, a workbook to fill in, invented rows."""
