"""How well claims about one occurrence are joined: stories of our own, and ECB+."""
