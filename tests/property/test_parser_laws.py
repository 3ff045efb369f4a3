"""What is remembered of words is what the library works out for them."""

from __future__ import annotations

import pytest
import spacy

from trucewatch.extract.parse.parse_steps import parse_in_steps, takes_steps
from trucewatch.extract.parse.parser import DEFAULT_PIPELINE, load_parser
from trucewatch.extract.parse.word_vectors import remember_vectors

SENTENCES = (
    "There were no patrols, and there's nothing the monitors ain't seen in Testville since Monday.",
    "Let's wait, the mayor said: the guns have gotta fall silent, and y'all know who'd shelled us.",
    "Shelling wounded seven children; 12 were wounded worse than first thought.",
    "  The  convoy\n left at 5:30 p.m., its drivers' papers unread.",
    "Left-behind mines kill; mines kill, left behind.",
    "The U.S.-backed rebels didn’t leave; they'll stay, won't they, and he'd've known (so he said...).",
    "",
)


def facts(words):
    """All that is asked of words, of ours as of the library's."""
    return [
        (
            *(word.text, word.lower_, word.lemma_, word.pos_, word.tag_, word.dep_, word.lang_),
            *(word.i, word.idx, word.whitespace_, word.is_punct, word.head.i),
            *([other.i for other in those] for those in (word.children, word.lefts, word.conjuncts, word.subtree)),
            *(word.morph.get(feature, []) for feature in ("Tense", "Mood", "Number")),
        )
        for word in words
    ]


def library_docs():
    """The sentences as the library parses them, each as one."""
    library = spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    docs = [library.make_doc(sentence) for sentence in SENTENCES]
    for doc in docs:
        for word in doc[1:]:
            word.is_sent_start = False
    return list(library.pipe(docs))


@pytest.mark.model
def test_words_remembered_are_as_the_library_has_them():
    parser = load_parser()
    wanted = [facts(doc) for doc in library_docs()]
    assert [facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))] == wanted
    assert [facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))] == wanted


@pytest.mark.model
def test_a_piece_of_letters_is_cut_as_the_library_cuts_it():
    parser, library = load_parser(), spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    special = {*library.tokenizer.rules, "a", "X", "US", "EUR", "KM"}
    for piece in sorted(piece for piece in {*special, *library.vocab.strings} if piece.isalpha()):
        assert [word.text for word in parser.make_doc(piece)] == [word.text for word in library.make_doc(piece)], piece


@pytest.mark.model
def test_steps_taken_side_by_side_are_the_parsers_own(monkeypatch):
    plain, stepped = (spacy.load(DEFAULT_PIPELINE, exclude=["ner"]) for _ in range(2))
    monkeypatch.setattr("trucewatch.extract.parse.parse_steps._WORDS", 30)  # so that several batches are made
    parser = stepped.get_pipe("parser")
    assert takes_steps(parser) and not takes_steps(stepped.get_pipe("tagger"))
    stepped.select_pipes(disable=["parser"])
    docs = list(stepped.pipe(SENTENCES))
    parse_in_steps(parser, docs)
    wanted = [[(word.head.i, word.dep_) for word in doc] for doc in plain.pipe(SENTENCES)]
    assert [[(word.head.i, word.dep_) for word in doc] for doc in docs] == wanted


@pytest.mark.model
def test_vectors_remembered_are_as_the_library_makes_them(monkeypatch):
    library, ours = (spacy.load(DEFAULT_PIPELINE, exclude=["ner"]) for _ in range(2))
    plain, remembering = library.get_pipe("tok2vec"), ours.get_pipe("tok2vec")
    monkeypatch.setattr("trucewatch.extract.parse.word_vectors._MOST", 30)  # so that some are forgotten on the way
    remember_vectors(remembering.model)
    for sentences in (SENTENCES, SENTENCES[:2], SENTENCES[2:], SENTENCES):
        wanted = plain.predict([library.make_doc(sentence) for sentence in sentences])
        found = remembering.predict([ours.make_doc(sentence) for sentence in sentences])
        assert [each.tolist() for each in found] == [each.tolist() for each in wanted]


@pytest.mark.model
def test_words_are_cut_as_the_library_cuts_them():
    parser, library = load_parser(), spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    for _ in range(2):
        with parser.forgetting():
            for sentence in SENTENCES:
                ours, theirs = parser.make_doc(sentence), library.make_doc(sentence)
                assert [(word.text, word.norm_, word.whitespace_) for word in ours] == [
                    (word.text, word.norm_, word.whitespace_) for word in theirs
                ]


@pytest.mark.model
def test_what_was_read_in_one_stretch_of_work_does_not_change_the_next():
    parser, told = load_parser(), []
    for _ in range(2):
        with parser.forgetting():
            told.append([facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))])
    assert told[0] == told[1]


@pytest.mark.model
def test_pieces_between_characters_are_as_the_library_cuts_them():
    parser = load_parser()
    trees = parser.pipe(map(parser.make_doc, SENTENCES))
    for tree, doc in zip(trees, library_docs(), strict=True):
        for start in range(0, len(doc.text), 3):
            for end in range(start + 1, len(doc.text) + 1, 4):
                for whole, mode in ((False, "expand"), (True, "contract")):
                    ours, theirs = (
                        tree.char_span(start, end, whole=whole),
                        doc.char_span(start, end, alignment_mode=mode),
                    )
                    assert piece(ours) == piece(theirs)


def piece(found):
    return None if found is None else ([word.i for word in found], found.text, found.root.i if len(found) else None)
