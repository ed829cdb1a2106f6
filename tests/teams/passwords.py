"""The password of the person who signs in by one."""

PASSWORD = "correct horse battery"
