"""The words and rules of one language, read from its folder of the lexicon."""
