"""Joining: which strands of tellings are one occurrence."""
