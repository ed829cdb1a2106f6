"""What a task definition is: reading, checking, editing and comparing it, in plain Python."""
