"""A parser without a model: for a language whose folder says how its sentences are built, and no more.

Words are tagged from the lexicon, joined into chunks, and the chunks hung on
one another by word order, with the labels that the English pipeline uses, so
that every reader of clauses works on both.
"""

from trucewatch.extract.parse.shallow.parser import ShallowParser, load_shallow

__all__ = ["ShallowParser", "load_shallow"]
