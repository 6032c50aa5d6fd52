"""A kallelse, one that gives a new time, and one that is taken back: their papers, texts and what is recorded."""
