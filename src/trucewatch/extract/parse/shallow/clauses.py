"""Chunks hung on one another by word order: subject and object, what a preposition belongs to, which clause leans.

The labels are those of the English pipeline. What word order does not tell is
left to the nearest verb.
"""

from __future__ import annotations

from trucewatch.extract.parse.shallow.chunks import Chunk, Kind
from trucewatch.extract.parse.shallow.frames import Clause, Frames
from trucewatch.extract.parse.shallow.words import Word, hang_the_rest


class Reader:
    """Reads the chunks of one sentence from left to right."""

    def __init__(self, words: list[Word], chunks: list[Chunk], frames: Frames) -> None:
        self.words, self.chunks, self.frames = words, chunks, frames
        self.root: Word | None = None
        self.clause = Clause()
        self.outer: list[Clause] = []
        self.noun: Word | None = None  # the last noun, on which "de" and "que" hang
        self.link: Word | None = None  # a preposition that waits for what it governs
        self.joined = False

    def read(self) -> None:
        """Hang every chunk; one word is left on itself, the root."""
        steps = {Kind.NOUN: self._noun, Kind.VERB: self._verb, Kind.LINK: self._link, Kind.RELATIVE: self._relative}
        for at, chunk in enumerate(self.chunks):
            if chunk.kind is Kind.COMMA:
                self.link = None
            elif chunk.kind is Kind.JOIN:
                self.joined = True
                continue
            elif chunk.kind in steps:
                steps[chunk.kind](at, chunk)
            if chunk.kind in (Kind.NOUN, Kind.VERB, Kind.RELATIVE):
                self.joined = False
        self._finish()

    def _chunk(self, at: int) -> Chunk | None:
        return self.chunks[at] if 0 <= at < len(self.chunks) else None

    def _attach(self, word: Word, dep: str) -> None:
        """Hang it on the clause's verb, now or when it comes."""
        if self.clause.verb is not None:
            word.hang(self.clause.verb.head, dep)
        else:
            self.clause.waiting.append((word, dep))

    # --- nouns

    def _noun(self, at: int, chunk: Chunk) -> None:
        word, before = chunk.head, self._chunk(at - 1)
        if self.link is not None:
            self._govern(self.link, word)
            self.link = None
            if word.pos == "PRON":
                return  # "entre ellos": what follows is part of the noun before
        elif self._is_time(chunk):
            self._attach(word, "npadvmod")
            return
        elif before is not None and before.head.pos == "PRON" and before.head.dep == "pobj" and self.noun is not None:
            word.hang(self.noun, "appos")
        elif self.joined and self.noun is not None and not self._begins_clause(at):
            word.hang(self._row(self.noun), "conj")
        elif before is not None and before.kind is Kind.COMMA and self.noun is not None and not self._begins_clause(at):
            word.hang(self._row(self.noun), "conj") if self._is_row(at) else word.hang(self.noun, "appos")
        elif (verb := self.clause.verb) is None:
            self.clause.waiting.append((word, "nsubj"))
        elif self._begins_clause(at):
            self.outer.append(self.clause)
            self.clause = Clause(None, [(word, "nsubj")], lead="conj", target=verb.head)
        else:
            self._role(word, verb)
        self.noun = word

    def _role(self, word: Word, verb: Chunk) -> None:
        """What a noun behind its verb is to it."""
        lemma, clause = verb.head.lemma, self.clause
        behind = verb.passive or verb.reflexive or lemma in self.frames.suffering or lemma in self.frames.speech
        if not clause.subject and (behind or clause.object is not None):
            clause.subject = True
            word.hang(verb.head, "nsubjpass" if verb.passive else "nsubj")
        elif clause.object is None:
            clause.object = word
            word.hang(verb.head, "dobj")
        else:
            word.hang(self.noun or verb.head, "appos" if self.noun is not None else "dep")

    def _govern(self, link: Word, word: Word) -> None:
        """A noun behind a preposition; behind "a" the one to whom a verb is done is its object."""
        verb, frames = self.clause.verb, self.frames
        under = verb is not None and link.head == verb.head.i and link.lower in frames.to and word.pos != "NUM"
        if (
            under
            and verb is not None
            and not verb.passive
            and self.clause.object is None
            and word.lower not in frames.times
        ):
            done = verb.head.lemma in frames.acting
            if done or verb.head.lemma in frames.speech:
                word.hang(verb.head, "dobj" if done else "dative")
                link.hang(word, "dep")
                self.clause.object = word if done else None
                return
        word.hang(link, "pobj")

    def _is_time(self, chunk: Chunk) -> bool:
        return any(word.lower in self.frames.times for word in self.words[chunk.first : chunk.last + 1])

    def _row(self, noun: Word) -> Word:
        """The member of a row that another joins: the noun of which the last one only tells ("la muerte de ...")."""
        word = noun
        while word.dep == "pobj" and self.words[word.head].lower in self.frames.of:
            above = self.words[self.words[word.head].head]
            if above.pos not in ("NOUN", "PROPN", "NUM") or self._is_harm(above):
                break
            word = above
        return word

    def _is_row(self, at: int) -> bool:
        """Is a comma's noun one of several ("a, b y c")?"""
        for earlier, chunk in zip(self.chunks[at:], self.chunks[at + 1 :], strict=False):
            if chunk.kind is Kind.JOIN:
                return earlier.kind is Kind.NOUN
            if chunk.kind in (Kind.VERB, Kind.RELATIVE):
                return False
        return False

    def _begins_clause(self, at: int) -> bool:
        """Does a verb with a tense follow this noun, so that it is the subject of a clause of its own?"""
        if self.clause.verb is None:
            return False
        governed = False
        for chunk in self.chunks[at + 1 :]:
            if chunk.kind is Kind.VERB:
                return chunk.finite
            if chunk.kind is Kind.LINK and chunk.head.pos == "ADP":
                governed = True
            elif chunk.kind is Kind.NOUN and (governed or self._is_time(chunk)):
                governed = False
            else:
                return False
        return False

    # --- prepositions and marks

    def _link(self, at: int, chunk: Chunk) -> None:
        word, ahead, before = chunk.head, self._chunk(at + 1), self._chunk(at - 1)
        if self.link is not None:  # "después de un ataque", "a partir de": the first carries both
            word.hang(self.link, "dep")
            return
        opens = ahead is not None and ahead.kind is not Kind.LINK and ahead.kind is not Kind.RELATIVE
        if word.pos == "SCONJ" and opens:  # "cuando los rebeldes atacaron"
            self._open("advcl", self._main(), word)
            return
        self.link = word
        word.pos, verb = "ADP", self.clause.verb
        close = before is not None and before.kind is Kind.NOUN and self.noun is not None
        if word.lower in self.frames.by and verb is not None and (verb.passive or verb.head.dep == "acl"):
            word.hang(verb.head, "agent")
        elif (word.lower in self.frames.part and self.noun is not None) or (
            close and self.noun is not None and self._keeps(word, self.noun, ahead)
        ):
            word.hang(self.noun, "prep")
        else:
            self._attach(word, "prep")

    def _keeps(self, link: Word, noun: Word, ahead: Chunk | None) -> bool:
        """Does a preposition right behind a noun belong to it, rather than to the verb?"""
        if self.clause.verb is None:
            return True
        if ahead is not None and ahead.kind is Kind.VERB:  # "acusó al grupo de atacar"
            return False
        return link.lower in self.frames.of or self._is_harm(noun)

    def _is_harm(self, noun: Word) -> bool:
        return noun.lemma in self.frames.harms

    def _main(self) -> Word | None:
        return self.clause.verb.head if self.clause.verb is not None else None

    def _open(self, lead: str, target: Word | None, opener: Word) -> None:
        """Begin a clause within the one that is being read."""
        self.outer.append(self.clause)
        self.clause = Clause(lead=lead, target=target, opener=opener)

    # --- clauses

    def _relative(self, at: int, chunk: Chunk) -> None:
        word, before, verb = chunk.head, self._chunk(at - 1), self.clause.verb
        link, self.link = self.link, None
        if link is not None and link.lower in self.frames.marks:  # "después de que", "para que"
            word.hang(link, "dep")
            link.head = -1
            self.clause.waiting = [pair for pair in self.clause.waiting if pair[0] is not link]
            self._open("advcl", self._main(), link)
            return
        speaks = verb is not None and verb.head.lemma in self.frames.speech and self.clause.object is not self.noun
        if verb is not None and ((before is not None and before.head is verb.head) or speaks):
            self._open("ccomp", verb.head, word)
        elif self.noun is not None:
            self._open("relcl", self.noun, link if link is not None else word)
            if link is not None:  # "en la que": the relative is no subject
                word.hang(link, "pobj")
        else:
            self._attach(word, "dep")

    def _verb(self, at: int, chunk: Chunk) -> None:
        head, link, before = chunk.head, self.link, self._chunk(at - 1)
        self.link = None
        if link is not None:
            head.hang(link, "pcomp")  # "tras matar a dos soldados", "acusó al grupo de atacar"
            if head.tag == "VB" and link.lower not in self.frames.purposes:
                head.tag = "VBG"  # English says "after killing", "of attacking": something done
            self._enter(chunk)
        elif self.clause.verb is None:
            self._complete(chunk)
        elif chunk.finite or (self.joined and head.tag == "VBN"):
            self._coordinate(chunk)
        elif before is not None and before.kind is Kind.NOUN and head.tag == "VBN" and self.noun is not None:
            head.hang(self.noun, "acl")
            self._enter(chunk)
        else:
            head.hang(self.clause.verb.head, "advcl" if head.tag == "VBG" else "xcomp")
            self._enter(chunk)

    def _enter(self, chunk: Chunk) -> None:
        """Go on within a clause without a tense, which leans on the one before."""
        self.outer.append(self.clause)
        self.clause = Clause(chunk, subject=True)

    def _complete(self, chunk: Chunk) -> None:
        """The verb for which a clause waited."""
        clause, head = self.clause, chunk.head
        participle = head.tag == "VBN" and not chunk.finite and self.noun is not None and clause.waiting
        if participle and self.noun is not None:
            head.hang(self.noun, "acl")
            self._enter(chunk)
            return
        clause.verb = chunk
        if clause.lead:
            target = clause.target or self.root
            if target is not None:
                head.hang(target, clause.lead)
            else:  # what it leans on is still to come
                self._around().waiting.append((head, clause.lead))
        elif self.root is None:
            self.root = head
            head.hang(head, "ROOT")
        else:
            head.hang(self.root, "conj")
        if clause.lead == "relcl" and clause.opener is not None and clause.opener.lower not in self.frames.marks:
            subject = not any(dep == "nsubj" for _, dep in clause.waiting)
            role = "nsubjpass" if chunk.passive else "nsubj"
            if clause.opener.tag == "WDT":
                clause.opener.hang(head, role if subject else "dobj")
                clause.subject = subject
        if clause.opener is not None and clause.opener.head < 0:
            clause.opener.hang(head, "mark" if clause.opener.tag != "WDT" or clause.lead == "ccomp" else "dep")
        self._settle()

    def _around(self) -> Clause:
        return next((clause for clause in reversed(self.outer) if clause.verb is None), self.outer[-1])

    def _coordinate(self, chunk: Chunk) -> None:
        """A verb with a tense behind another: that of a clause left open, the next of a row, or a saying."""
        head, open_at = chunk.head, self._open_clause()
        if open_at >= 0 and not self.joined:
            self.clause = self.outer[open_at]
            del self.outer[open_at:]
            self._complete(chunk)
            return
        above = self.clause.verb
        if head.lemma in self.frames.speech and not self.joined and self.root is not None:
            self.root.hang(head, "ccomp")  # "..., dijo el portavoz"
            self.root = head
            head.hang(head, "ROOT")
            self.outer = []
            self.clause = Clause(chunk)
            return
        if above is not None:
            head.hang(above.head, "conj")
            chunk.passive = chunk.passive or (head.tag == "VBN" and above.passive)
        behind = chunk.passive or chunk.reflexive or head.lemma in self.frames.suffering | self.frames.speech
        self.clause = Clause(chunk, subject=self.clause.subject and not behind)

    def _open_clause(self) -> int:
        """The innermost clause around this one that still waits for its verb."""
        for at in range(len(self.outer) - 1, -1, -1):
            clause = self.outer[at]
            if clause.verb is None and (clause.waiting or self.root is None or clause.lead):
                return at
        return -1

    def _settle(self) -> None:
        """Hang what stood before the verb on it; the first noun is its subject."""
        verb, clause = self.clause.verb, self.clause
        if verb is None:
            return
        for word, dep in clause.waiting:
            if dep == "nsubj":
                dep = "dep" if clause.subject else "nsubjpass" if verb.passive else "nsubj"
                clause.subject = True
            word.hang(verb.head, dep)
        clause.waiting = []

    def _finish(self) -> None:
        left = [pair for clause in (*self.outer, self.clause) if clause.verb is None for pair in clause.waiting]
        if self.root is None:
            nouns = [word for word, dep in left if dep == "nsubj"]
            told = [word for word in self.words if word.pos in ("VERB", "NOUN", "PROPN")]
            self.root = next(iter((*nouns, *told, *self.words)))
            self.root.hang(self.root, "ROOT")
        hang_the_rest(self.words, left, self.root)
