"""Finding drafts by what they hold: any part of a word, of one team or several."""
