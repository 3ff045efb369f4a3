"""Event tables as files: read in batches of rows, each cell with its doubts."""
