"""What only a real AWS account can show: `make live-check`."""
