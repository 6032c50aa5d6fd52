"""Bounded campaigns: many runs of the real program under what does not happen every day."""
