"""Reports on a ceasefire that disagree, turned into a picture that walks back to their words."""

__version__ = "0.1.0"
