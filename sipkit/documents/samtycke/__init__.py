"""Consent on paper: the form that asks for it, the person's own copy of the answer, and the note that nobody could."""
