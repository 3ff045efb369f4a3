"""Files, pages and rows turned into reports: what was read, what of it is the article, whence and when."""

from trucewatch.ingest.assemble import summarise_asides
from trucewatch.ingest.inference import infer_dates
from trucewatch.ingest.reading import read_reports, read_text_report

__all__ = ["infer_dates", "read_reports", "read_text_report", "summarise_asides"]
