"""AWS for tests: moto as a server on loopback, and a proxy in front of it that knows every way to fail."""
