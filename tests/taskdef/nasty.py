"""Inputs that break careless readers: what the gate refuses, where and why, and what it carries unharmed."""

import gzip
from typing import NamedTuple


class Nasty(NamedTuple):
    """`reason` is part of the message; the place is that of the offence."""

    name: str
    data: bytes | str
    reason: str
    line: int = 1
    column: int = 1


NUL = "NUL (U+0000) stands here"
HALF = "one half of a character"
DEEP = "more than 32 levels deep"
LONG = "longer than 20 characters"
NOT_ONE = "holds no container definitions"

REFUSED = (
    Nasty("a hundred thousand lists", "[" * 100_000, DEEP, 1, 33),
    Nasty("a hundred thousand objects", '{"a":' * 100_000, DEEP, 1, 161),
    Nasty("33 levels", "[" * 33 + "]" * 33, DEEP, 1, 33),
    Nasty("300 levels", "\n[" * 300 + "]" * 300, DEEP, 34, 1),
    Nasty("989 levels", '{"a":[' * 494 + "1" + "]}" * 494, DEEP, 1, 97),
    Nasty("5,000 digits", f'{{"cpu": {"9" * 5000}}}', LONG, 1, 9),
    Nasty("21 digits", '{"cpu": 100000000000000000000}', LONG, 1, 9),
    Nasty("minus and 20 digits", '{"cpu": -10000000000000000000}', LONG, 1, 9),
    Nasty("NaN", '{"cpu": NaN}', "“NaN” is not a number", 1, 9),
    Nasty("Infinity", '{"cpu": Infinity}', "“Infinity” is not a number", 1, 9),
    Nasty("minus Infinity", '{"cpu":\n -Infinity}', "“-Infinity” is not a number", 2, 2),
    Nasty("1e400", '{"cpu": 1e400}', "1e400 is too large", 1, 9),
    Nasty("minus 1e400", '{"cpu": -1e400}', "-1e400 is too large", 1, 9),
    Nasty(
        "a key twice", '{"image": "a",\n "image": "b"}', "“image” stands here again, first in line 1", 2, 2
    ),
    Nasty("a key twice, spelled differently", '{"a": 1, "\\u0061": 2}', "“a” stands here again", 1, 10),
    Nasty("a key twice, deep down", '[{"a": [{"b": 1,\n\n  "b": 1}]}]', "“b” stands here again", 3, 3),
    Nasty("escaped NUL in a value", '{"image": "a\\u0000b"}', NUL, 1, 13),
    Nasty("escaped NUL in a key", '{"a\\u0000": 1}', NUL, 1, 4),
    Nasty("raw NUL in a value", b'{"image":\n "a\0"}', NUL, 2, 4),
    Nasty("raw NUL between values", '{"a": 1,\0 "b": 2}', NUL, 1, 9),
    Nasty("a high surrogate alone", '{"a": "\\ud800"}', HALF, 1, 8),
    Nasty("a low surrogate alone", '{"a": "x\\uDFFF"}', HALF, 1, 9),
    Nasty("a surrogate in a key", '{"\\ud800x": 1}', HALF, 1, 3),
    Nasty("surrogates in the wrong order", '["\\ude00\\ud83d"]', HALF, 1, 3),
    Nasty("a surrogate as such", '["\ud83d\ude00"]', HALF, 1, 3),
    Nasty("a surrogate in UTF-8", b'["\xed\xa0\x80"]', "The byte ED is not UTF-8", 1, 3),
    Nasty("bytes that are no text", b'{"a":\n "\xc3\xa9\xff"}', "The byte FF is not UTF-8", 2, 4),
    Nasty("Latin 1", '{"a": "é"}'.encode("latin-1"), "The byte E9 is not UTF-8", 1, 8),
    Nasty("a cut-off character", b'["\xe2\x82', "The byte E2 is not UTF-8", 1, 3),
    Nasty("UTF-16 with its mark", '{"a": 1}'.encode("utf-16"), "encoded as UTF-16"),
    Nasty("UTF-16 without a mark", '{"a": 1}'.encode("utf-16-le"), "encoded as UTF-16"),
    Nasty("UTF-16 the other way round", '{"a": 1}'.encode("utf-16-be"), "encoded as UTF-16"),
    Nasty("UTF-32", '{"a": 1}'.encode("utf-32"), "encoded as UTF-32"),
    Nasty("two byte order marks", "\ufeff\ufeff{}", "U+FEFF stands here", 1, 1),
    Nasty("nothing", b"", "is empty"),
    Nasty("only a byte order mark", b"\xef\xbb\xbf", "is empty"),
    Nasty("only spaces", " \n\t\r\n ", "is empty"),
    Nasty("a no-break space", '{\u00a0"a": 1}', "U+00A0 stands here, which cannot be seen", 1, 2),
    Nasty("two documents", "{}{}", "has ended, but “{” follows", 1, 3),
    Nasty("something after the end", '{"a": 1}\nnull', "has ended, but “null” follows", 2, 1),
    Nasty("a trailing comma in an object", '{"a": 1,\n}', "Nothing follows this comma", 1, 8),
    Nasty("a trailing comma in a list", "[1, 2, ]", "Nothing follows this comma", 1, 6),
    Nasty("two commas", "[1,, 2]", "A value is missing before “,”", 1, 4),
    Nasty("a comma first", "[, 1]", "A value is missing before “,”", 1, 2),
    Nasty("no comma", '{"a": 1\n "b": 2}', 'A comma is missing before “"b"”', 2, 2),
    Nasty("no colon", '{"a" 1}', "A colon is missing", 1, 6),
    Nasty("no value", '{"a": }', "A value is missing before “}”", 1, 7),
    Nasty("a line comment", '{"a": 1 // one\n}', "A comment begins here", 1, 9),
    Nasty("a block comment", "/* one */ {}", "A comment begins here", 1, 1),
    Nasty("a comment after the end", "{}\n# one", "A comment begins here", 2, 1),
    Nasty("single quotes", "{'a': 1}", "does not stand in double quotes", 1, 2),
    Nasty("typographic quotes", "{“a”: 1}", "does not stand in double quotes", 1, 2),
    Nasty("a key without quotes", "{a: 1}", "“a” stands without quotes", 1, 2),
    Nasty("Python", '{"essential": True}', "“True” is not a word of JSON", 1, 15),
    Nasty("a leading zero", '{"cpu": 0256}', "“0256” is not a number as JSON writes it", 1, 9),
    Nasty("a plus sign", "[+1]", "“+1” is not a number as JSON writes it", 1, 2),
    Nasty("an underscore", "[1_000]", "“1_000” is not a number as JSON writes it", 1, 2),
    Nasty("hexadecimal", "[0x10]", "“0x10” is not a number as JSON writes it", 1, 2),
    Nasty("Arabic digits", "[٨٠]", "“٨٠” is not a number as JSON writes it", 1, 2),
    Nasty("an ellipsis", '{"a": [\n  ...\n]}', "“...” stands for something left out", 2, 3),
    Nasty("an open placeholder", '{"a": ${PORT}}', "“${PORT}” stands without quotes", 1, 7),
    Nasty("an open template", '{"a": {{ port }}}', "“{{ port }}” stands without quotes", 1, 7),
    Nasty("a key outside", '"containerDefinitions": []', "A key stands outside of braces", 1, 23),
    Nasty("the wrong bracket", '{"a": [1}', "“[” of line 1 is closed by “]”", 1, 9),
    Nasty("a bracket too many", "[1]]", "has ended, but “]” follows", 1, 4),
    Nasty("an open list", "\n[1,\n 2", "ends before the “[” of line 2 is closed", 3, 3),
    Nasty("an open text", '{"a": "b', "has no closing quote", 1, 7),
    Nasty("a line break in a text", '{"a": "b\nc"}', "The line ends within a text", 1, 9),
    Nasty("a tab in a text", '{"a": "b\tc"}', "U+0009 may not stand within a text", 1, 9),
    Nasty("an unknown escape", '["\\x41"]', "“\\x” means nothing in JSON", 1, 3),
    Nasty("a short escape", '["a\\u12"]', "“\\u” means nothing in JSON", 1, 4),
    Nasty("nothing but quotes", '"' * 1_000_001, "has ended", 1, 3),
    Nasty("nothing but backslashes", '"' + "\\" * 1_000_001, "has no closing quote", 1, 1),
    Nasty("quotes escaped without an end", '["' + '\\"' * 500_000, "has no closing quote", 1, 2),
    Nasty(
        "a million keys",
        "{" + ",".join(f'"{n}":1' for n in range(1_000_000)) + "}",
        "longer than 1048576 bytes",
    ),
    Nasty("1.7 million lists", "[" + "[]," * 1_700_000 + "[]]", "longer than 1048576 bytes"),
    Nasty("50,001 values", "[" + "0," * 49_999 + "0]", "more than 50000 values", 1, 100_000),
    Nasty("350,000 lists", "[" + "[]," * 349_000 + "[]]", "more than 50000 values", 1, 149_999),
    Nasty("a text of 1 MiB", '"' + "a" * 1_048_576 + '"', "longer than 1048576 bytes"),
    Nasty("1 MiB in bytes, not in characters", '"' + "é" * 524_288 + '"', "longer than 1048576 bytes"),
    Nasty("gzip", gzip.compress(b"{}"), "This is a gzip file"),
    Nasty("ZIP", b"PK\x03\x04\x14\0", "This is a ZIP file"),
    Nasty("PNG", b"\x89PNG\r\n\x1a\n", "This is a PNG file"),
    Nasty("a YAML bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "", 1, 1),
    Nasty("a YAML object", "!!python/object/apply:os.system [ls]", "A value is missing", 1, 1),
)
"""What the gate refuses."""

NO_DOCUMENT = (
    Nasty("null", " null", "is a single value", 1, 2),
    Nasty("true", "true", "is a single value"),
    Nasty("a text", '\n"x"', "is a single value", 2, 1),
    Nasty("a number", "1", "is a single value"),
    Nasty("an empty list", "[]", NOT_ONE),
    Nasty("an empty object", "{}", "containerDefinitions is missing"),
    Nasty("a list of texts", '["web"]', NOT_ONE),
    Nasty("a list of lists", "[[[]]]", NOT_ONE),
    Nasty("a list of nulls", "[null]", NOT_ONE),
    Nasty("task definitions in a list", '[{"family": "a", "containerDefinitions": []}]', NOT_ONE),
    Nasty(
        "an object of another kind", '{"name": "a", "version": "1.0.0"}', "containerDefinitions is missing"
    ),
)
"""JSON that the gate lets through and that is no task definition."""

CARRIED = {
    "an integer above 2^63": '{"cpu":9223372036854775808}',
    "20 digits": '{"cpu":10000000000000000000}',
    "a float as port": '{"containerPort":1.0}',
    "minus zero": '{"cpu":-0.0}',
    "1e+23": '{"cpu":1e+23}',
    "words of JavaScript as keys": '{"__proto__":{"a":1},"constructor":1,"toString":"x","valueOf":null}',
    "an empty key": '{"":1}',
    "line breaks in a name": '{"name":"web\\r\\nSet-Cookie: x"}',
    "other digits as text": '{"containerPort":"٣","hostPort":" 80 ","cpu":"1_000","memory":"²"}',
    "text that turns round": '{"family":"web\u202egpj\u200b\ufeff"}',
    "twins in Unicode": '{"caf\u00e9":1,"cafe\u0301":2}',
    "HTML": '{"name":"</script><img src=x onerror=alert(1)>","image":"\\" onmouseover=alert(1) x=\\""}',
    "templates": '{"name":"{{7*7}}","image":"{% load x %}","user":"%s %(a)s {0.__class__}"}',
    "SVG": '{"name":"\\"]]><svg onload=alert(1)>"}',
    "an attribute of JSON": '{"name":"\\",\\"x\\":\\"y"}',
    "formulas": '{"tags":[{"key":"=HYPERLINK(1)","value":"\\t@SUM(A1)"}]}',
    "an emoji": '{"name":"\U0001f980"}',
    "32 levels": "[" * 32 + "]" * 32,
    "50,000 values": "[" + "0," * 49_998 + "0]",
    "3,000 equal objects": "[" + '{"name":"a"},' * 2_999 + '{"name":"a"}]',
    "65,537 bytes": '{"a":"' + "é" * 32_764 + 'a"}',
    "a text of nearly 1 MiB": '"' + "a" * 1_048_574 + '"',
    "look-alikes of patterns": '"' + "a" * 65_536 + '!"',
}
"""Compact texts of what is odd and allowed: they come out of the gate as they went in."""

TYPED = {
    "a line break": "web\n",
    "a header": "web\r\nSet-Cookie: injected=1",
    "Arabic digits": "٨٠",
    "text that turns round": "web\u202egpj",
    "what cannot be seen": "\u200bweb\ufeff",
    "decomposed": "cafe\u0301",
    "a script": "</script><script>alert(1)</script>",
    "an image": "</textarea></select><img src=x onerror=alert(1)>",
    "an element": "<x-injected>",
    "an attribute": '" x-injected="1" onfocus="alert(1)',
    "an attribute in single quotes": "' x-injected='1",
    "an entity": "&lt;x-injected&gt;&#60;",
    "Django's templates": "{{ 7|add:7 }}{% load x %}",
    "formats": "%s %(name)s {0.__class__} {name}",
    "SVG": '"]]><svg onload=alert(1)>',
    "more JSON": '","x-injected":"1',
    "JavaScript's address": "javascript:alert(1)",
    "a page in an address": "data:text/html,<x-injected>",
    "a formula": '=HYPERLINK("https://example.com")',
    "a tab first": "\t@SUM(A1)",
    "a word of JavaScript": "__proto__",
    "a path": "../../etc/passwd",
    "a pointer": "/containerDefinitions/0~1~0",
    "SQL": "'; DROP TABLE drafts_draft; --",
    "an emoji": "\U0001f980",
    "nothing but spaces": "   ",
}
"""Texts a person may type anywhere: stored as typed, shown as typed, and never more than text."""

FILE_NAMES = {
    "a path": "../../etc/passwd",
    "a path of Windows": "..\\..\\boot.ini",
    "NUL": "x\0.json",
    "4,000 characters": "a" * 4_000 + ".json",
    "a second parameter": 'x"; filename="evil.json',
    "a device": "CON",
    "a header": "x\r\nSet-Cookie: injected=1",
    "HTML": "<x-injected>.json",
    "text that turns round": "x\u202enosj",
    "only dots": "..",
    "an emoji": "\U0001f980.json",
}
"""What an uploaded file may claim to be called."""
