"""Names of places in a report, and which place of the world each one is."""
