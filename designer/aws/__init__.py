"""Everything that is asked of AWS: what its API takes, who we are there, registering a task definition."""
