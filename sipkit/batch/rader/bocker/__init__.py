"""Workbooks and other files that sipkit writes: faults to put right, a workbook to fill in, invented rows."""
