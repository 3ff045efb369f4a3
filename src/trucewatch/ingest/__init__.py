"""Files, pages and rows turned into reports: what was read, what of it is the article, whence and when."""

from trucewatch.ingest.assemble import summarise_asides
from trucewatch.ingest.inference import infer_dates
from trucewatch.ingest.reading import read_reports, read_text_report
from trucewatch.ingest.stream import stream_reports

__all__ = ["infer_dates", "read_reports", "read_text_report", "stream_reports", "summarise_asides"]
