"""Rows for everyone else's tools: CSV, JSON Lines, GeoJSON, calendars."""
