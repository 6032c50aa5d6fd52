"""Talking with the one at the keyboard: prompts, lists to pick from, how times and missing answers are said."""
