"""How good extraction is, measured on public sets that are read where they lie and never copied.

    python -m bench.quality [--set NAME]... [--limit N] [--write]

Each set has one scorer: ``load`` its items, ``predict`` one item in the set's
own terms with what extraction gives, ``score`` all of them, and ``errors`` by
class. ``bench/quality.json`` keeps the last committed figures: numbers only.
"""
