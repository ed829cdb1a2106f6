"""Why a text is not taken, and where: the one exception of everything that reads."""


class UnreadableDocument(ValueError):
    """`template` and `values` make the message, so that it can be translated where it is shown.

    Lines and columns count from 1, columns in characters. They are those of the offence itself; of what
    is wrong with the text as a whole they are 1 and 1.
    """

    def __init__(self, template: str, line: int = 1, column: int = 1, /, **values: object) -> None:
        super().__init__(template, line, column)
        self.template = template
        self.values = values
        self.line = line
        self.column = column

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English."""
        return self.template.format_map(self.values)

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


def refused_at(text: str, offset: int, template: str, /, **values: object) -> UnreadableDocument:
    """A refusal whose place is a position in the text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return UnreadableDocument(template, line, column, **values)


def excerpt(text: str, longest: int = 40) -> str:
    """The beginning of a text for use in a message; what cannot be seen is written as U+200B."""
    shown = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text[:longest])
    return shown + "…" if len(text) > longest else shown
