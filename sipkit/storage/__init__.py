"""Ärenden and drafts on the user's disk: encrypted, private, written whole or not at all. Knows no rules."""
