"""Rows in: a spreadsheet as people have it becomes answers by path, and every fault knows its cell."""
