"""What changed in the teams' data, who did it and when: added to, never changed."""
