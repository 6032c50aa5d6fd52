"""Configuration: YAML with line marks, layers merged on a date, document types, and why a value is what it is."""
