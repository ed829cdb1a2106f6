"""Names of controls that are no plain pointers, and the verbs of buttons."""

from typing import Final

KEY: Final = "/key"  # …/options/#2/key: the key of the third option
VALUE: Final = "/value"  # …/options/#2/value: its value
KIND: Final = "/#kind"  # …/environment/2/#kind: "value" or "secret"
MEMBER: Final = "="  # /requiresCompatibilities/=FARGATE: whether the list holds FARGATE

BASE: Final = "base"  # the version shown
OWN: Final = "own"  # the versions after the base that this very page made: "8,11"
ONCE: Final = "once"  # the one-use key
SEEN: Final = "seen"  # of which text the JSON beside the form is
END: Final = "end"  # the end marker: a post without it was cut off
DO: Final = "do"  # the button pressed: "verb:pointer"
CHOICE: Final = "~"  # ~/cpu: whose value to take where two edits met
THEIRS: Final = "theirs"
MINE: Final = "mine"
MET: Final = "met"  # the version in which the two edits met
TEXT: Final = "text"  # the whole task definition as text
BACK: Final = "back"  # where a button pressed on the page of the JSON leads: "json"
JSON: Final = "json"
AT: Final = "at"  # ?at=/cpu: the place in the document to show
NEXT: Final = "next"  # the button that saves and goes on
PICK: Final = "pick"  # the button that saves and shows a list to choose from: "pick:pointer"
PRESET: Final = "preset"  # the button that saves and shows the preset chosen, and the choice itself
