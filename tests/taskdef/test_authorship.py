"""Which operation brought each value of a document: for all at once as for each by itself."""

from designer.taskdef.edits import Editor, blame
from designer.taskdef.edits.authorship import brought_by

DOCUMENT = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "image": "nginx"}, {"name": "log", "image": "bit"}],
}


def brought(*acts: tuple) -> dict[str, int | None]:
    editor = Editor(DOCUMENT)
    for verb, *arguments in acts:
        getattr(editor, verb)(*arguments)
    return {path: index for path, _value, index in brought_by(DOCUMENT, editor.finish())}


def test_what_stood_there_from_the_start_was_brought_by_nothing() -> None:
    assert set(brought().values()) == {None}


def test_a_value_is_brought_by_the_operation_that_put_it_last() -> None:
    found = brought(("put", "/family", "a"), ("insert", "/containerDefinitions", {"name": "x"}, 0))
    assert (found["/family"], found["/containerDefinitions/0/name"]) == (0, 1)
    assert found["/containerDefinitions/1/image"] is None


def test_a_value_moves_with_its_item() -> None:
    found = brought(("put", "/containerDefinitions/1/image", "x"), ("move", "/containerDefinitions/1", 0))
    assert found["/containerDefinitions/0/image"] == 0


def test_all_at_once_is_what_each_by_itself_is() -> None:
    editor = Editor(DOCUMENT)
    editor.put("/containerDefinitions/0/cpu", 10)
    editor.insert("/containerDefinitions", {"name": "a"}, 1)
    editor.put("/containerDefinitions/2/image", "y")
    editor.remove("/containerDefinitions/0")
    editor.put("/containerDefinitions/0/name", "b")
    log = editor.finish()
    found = list(brought_by(DOCUMENT, log))
    assert [index for _path, _value, index in found] == [blame(path, log) for path, _value, _index in found]
