"""Data files turned into typed rules; a bad file is refused by file and line."""
