"""What a pipeline's network sees in a word by itself, worked out once a word and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

_STEPS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
_MOST = 20_000  # words remembered, some 12 MB; then all are forgotten, so that memory stays flat
Vectors = NDArray[np.float32]  # a row a word


def remember_vectors(network: Any) -> None:
    """Let the network of a spaCy "tok2vec" remember vectors, where it makes them from each word's own features alone.

    Its next steps mix them with their neighbours' as before, so the result is the same.
    """
    embed = network.layers[0] if network.layers else None
    if embed is not None and [step.name.partition("(")[0] for step in embed.layers] == _STEPS:
        kind = type(network)  # the library's one class of layers
        network.replace_node(embed, kind("remembered", _Remembered(embed).predict))


class _Remembered:
    """Stands in for the steps that turn words into vectors; it predicts, and cannot be trained."""

    def __init__(self, embed: Any) -> None:
        self._columns: list[str] = embed.layers[0].attrs["columns"]
        self._steps = embed.layers[1:]
        self._known: dict[bytes, int] = {}  # the features of a word -> its row
        self._vectors: Vectors = np.empty((0, embed.get_dim("nO")), dtype="float32")

    def predict(self, _layer: Any, docs: Sequence[Any], **_: Any) -> tuple[list[Vectors], Any]:
        """The vectors of each text's words, in the shape that the library asks of a layer."""
        asked = [doc.to_array(self._columns) for doc in docs]
        features: NDArray[np.uint64] = np.concatenate(asked)
        keys: list[bytes] = features.view(f"V{features.shape[1] * features.itemsize}").ravel().tolist()
        new = {key: at for at, key in enumerate(keys) if key not in self._known}
        if len(self._known) + len(new) > _MOST:
            self._known.clear()
            self._vectors, new = self._vectors[:0], {key: at for at, key in enumerate(keys)}
        if new:
            self._learn(new, features)
        vectors = self._vectors[[self._known[key] for key in keys]]
        ends = np.cumsum([len(each) for each in asked])
        return np.split(vectors, ends[:-1]), _untrained

    def _learn(self, new: dict[bytes, int], features: NDArray[np.uint64]) -> None:
        """Work out the vectors of new words, each of which has its features in a row."""
        found: Any = [features[list(new.values())]]
        for step in self._steps:
            found = step.predict(found)
        self._known |= {key: len(self._known) + at for at, key in enumerate(new)}
        self._vectors = np.concatenate([self._vectors, *found])


def _untrained(_: Any) -> NoReturn:
    raise NotImplementedError("words that are remembered cannot be trained")
