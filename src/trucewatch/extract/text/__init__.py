"""The characters of a report before any parse: words, sentences, numbers with units, quotations."""
