"""Reports to claims: the only stage that knows the language library."""

from trucewatch.extract.annotation import annotations_of
from trucewatch.extract.extraction import Extractor, Setup
from trucewatch.extract.reading import Coverage, Heard, Reading
from trucewatch.extract.story.corrections import read_corrections
from trucewatch.extract.stream import Extracted, Extraction, Progress, extract, extract_stream

__all__ = [
    "Coverage",
    "Extracted",
    "Extraction",
    "Extractor",
    "Heard",
    "Progress",
    "Reading",
    "Setup",
    "annotations_of",
    "extract",
    "extract_stream",
    "read_corrections",
]
