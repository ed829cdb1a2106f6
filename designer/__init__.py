"""Task Designer: write, review and register Amazon ECS task definitions."""
