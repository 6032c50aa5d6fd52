"""Many papers at once: rows in, a journal, workers, print parts and what happened."""
