"""Event tables: which column means what, and whom their names stand for."""
