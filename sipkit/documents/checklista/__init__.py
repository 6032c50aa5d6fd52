"""A region's checklist on paper: as it stands in an ärende, and as the form that `blankett` makes of it."""
