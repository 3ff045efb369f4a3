"""How many: counts, what each counts, and which are a part of others."""
