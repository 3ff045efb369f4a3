"""Judged tables: their rows as they are written, their account, and the page that surveys them."""
