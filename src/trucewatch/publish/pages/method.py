"""How the brief came about and what it cannot tell, in the words that every format shows."""

METHOD = (
    "Each statement was found in the reports by rules, with the characters where it stands. Statements held to be "
    "about one occurrence were joined, what reports say of one field was set side by side, and each event was put "
    "to each term of the agreement: who, what, when, where. No report was written by a machine, and none was "
    "changed. The same reports give the same brief."
)

LIMITS = (
    "News alone proves nothing: a verdict here is at most alleged, and only a reviewer can raise it.",
    "Silence is unknown, never “met”: what no report tells may still have happened.",
    "Places carry an error. Near the edge of a zone the verdict is “possible”, with the distance and the error.",
    "Where a text names no time zone, every lawful clock is tried; where they differ the verdict is contested.",
    "Figures of different measures, groups or periods are never added up; only whom one sentence names in a row is.",
    "Reading by rules misses statements and can misread them: open the quoted words before relying on one.",
)
