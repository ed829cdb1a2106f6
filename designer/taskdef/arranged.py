"""A document with its keys in the order of another one's, so that the two can be read side by side.

AWS answers in an order of its own, which says nothing; what a person wrote keeps theirs.
"""

from typing import Any

from designer.taskdef.matching import by_name_and_content


def arranged(document: Any, like: Any, pattern: str = "") -> Any:
    """The same values; keys that `like` does not have come last, lists stay as they are."""
    if isinstance(document, dict) and isinstance(like, dict):
        keys = [*(key for key in like if key in document), *(key for key in document if key not in like)]
        return {
            key: arranged(document[key], like.get(key), f"{pattern}.{key}" if pattern else key)
            for key in keys
        }
    if isinstance(document, list) and isinstance(like, list):
        others = by_name_and_content(pattern, like, document)
        return [
            arranged(item, like[others[index]] if index in others else None, f"{pattern}[]")
            for index, item in enumerate(document)
        ]
    return document
