"""Reports to claims: the only stage that knows the language library."""

from trucewatch.extract.extraction import Coverage, Extraction, Extractor, Progress

__all__ = ["Coverage", "Extraction", "Extractor", "Progress"]
