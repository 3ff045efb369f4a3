"""The learned part: which part a noun phrase plays in the violence told around it."""
