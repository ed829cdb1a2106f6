"""How quick the parts are that people wait for, each against something that does as little as possible."""
