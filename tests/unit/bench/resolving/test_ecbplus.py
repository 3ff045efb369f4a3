"""ECB+ as its files are laid out, on a document of our own."""

import json

import pytest
from bench.resolving.ecbplus import figures, load


def test_a_document_is_laid_out_from_its_tokens_and_its_mentions_keep_their_characters(tmp_path):
    words = [(0, "Rebels"), (0, "shelled"), (0, "Tal"), (0, "."), (1, "The"), (1, "shelling"), (1, "stopped"), (1, ".")]
    numbers = {0: 0, 1: 0}
    lines = []
    for sentence, word in words:
        lines.append(f"7_1ecb\t{sentence}\t{numbers[sentence]}\t{word}\t-")
        numbers[sentence] += 1
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    gold = [
        {"doc_id": "7_1ecb", "sent_id": 0, "tokens_number": [1], "coref_chain": "A"},
        {"doc_id": "7_1ecb", "sent_id": 1, "tokens_number": [0, 1], "coref_chain": "A"},
    ]
    (tmp_path / "ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(gold), encoding="utf-8")
    (document,) = load(tmp_path)
    assert document.text == "Rebels shelled Tal.\nThe shelling stopped."
    assert [span.of(document.text) for span in document.sentences] == ["Rebels shelled Tal.", "The shelling stopped."]
    assert [mention.span.of(document.text) for mention in document.mentions] == ["shelled", "The shelling"]
    assert (document.topic, {mention.chain for mention in document.mentions}) == ("7", {"A"})


def test_conll_is_the_mean_of_the_three():
    found = figures({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "2", "c": "2"})
    mean = (found["MUC F1"] + found["B-cubed F1"] + found["CEAF-e F1"]) / 3
    assert found["CoNLL F1"] == pytest.approx(mean, abs=0.001)
