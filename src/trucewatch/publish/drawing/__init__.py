"""Shapes of maps, bars and steps, ready to be drawn."""
