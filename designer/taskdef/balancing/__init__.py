"""How a load balancer reaches a task: what has to be allowed, and the snippets that allow it."""
