"""An index of which most keys have one item."""

from trucewatch.resolve.index import Index


def test_items_come_and_go_and_a_key_without_any_is_gone():
    index = Index()
    one, two, three = object(), object(), object()
    for item in (one, two, three):
        index.add("a", item)
    assert list(index["a"]) == [one, two, three]
    index.remove("a", two)
    assert list(index["a"]) == [one, three]
    index.remove("a", one)
    assert list(index["a"]) == [three]
    index.remove("a", three)
    assert list(index["a"]) == [] == list(index)


def test_what_is_put_stands_alone_under_its_key():
    index = Index()
    index.add(1, "x")
    index.put(1, ["y", "z"])
    index.put(2, ["w"])
    assert list(index) == ["y", "z", "w"]
    index.put(1, [])
    assert list(index) == ["w"]
