"""Forms to fill in on paper or on screen, and what is taken into an ärende when they come back."""
