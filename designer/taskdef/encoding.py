"""Bytes to text: the size limit, UTF-8, and the names of what is something else."""

import codecs
from typing import Final

from designer.taskdef.refusal import UnreadableDocument, refused_at
from designer.taskdef.words import gettext_noop as _

LARGEST: Final = 1_048_576
"""Bytes of text."""

_FOREIGN: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"%PDF", "PDF"),
)


def decode(data: bytes | str) -> str:
    """The text without its byte order mark. Raises UnreadableDocument."""
    _refuse_size(len(data))
    if isinstance(data, str):
        _refuse_size(len(data.encode(errors="surrogatepass")))
        return data.removeprefix("\ufeff")
    _refuse_foreign(data)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        byte, readable = f"{body[error.start]:02X}", body[: error.start].decode()
        raise refused_at(
            readable,
            len(readable),
            _("The byte {byte} is not UTF-8 text here. Save the file with the encoding UTF-8."),
            byte=byte,
        ) from None


def _refuse_size(size: int) -> None:
    if size > LARGEST:
        raise UnreadableDocument(
            _("The text is longer than {most} bytes. A task definition has at most 65536."),
            most=LARGEST,
        )


def _refuse_foreign(data: bytes) -> None:
    name = next((name for start, name in _FOREIGN if data.startswith(start)), None)
    if name is None and any(data[:4]) and b"\0\0" in (data[0:4:2], data[1:4:2]):
        name = "UTF-16"  # or UTF-32, without a mark: JSON begins with ASCII, so every other byte is 0
    if name in ("UTF-16", "UTF-32"):
        raise UnreadableDocument(
            _("The text is encoded as {name}. Save the file with the encoding UTF-8."), name=name
        )
    if name is not None:
        raise UnreadableDocument(
            _("This is a {name} file and not text. Give the JSON file itself."),
            name=name,
        )
