"""From the text of a report to claims: the only place that knows language."""
