"""The work of a region's administrator: review, comparison, the schema for editors, rules by example."""
