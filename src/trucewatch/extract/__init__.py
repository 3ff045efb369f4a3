"""Reports to claims: the only stage that knows the language library."""

from trucewatch.extract.annotation import annotations_of
from trucewatch.extract.extraction import Extraction, Extractor, Progress
from trucewatch.extract.reading import Coverage, Heard, Reading

__all__ = ["Coverage", "Extraction", "Extractor", "Heard", "Progress", "Reading", "annotations_of"]
