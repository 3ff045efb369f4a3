"""Sentences as trees: the parsers, and the trees mended where parsers go astray."""
