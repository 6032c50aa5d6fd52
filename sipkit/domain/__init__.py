"""The ärende's core and the parsers of what people type: pure, without files, clock or configuration."""
