"""What people are told of: in the application, by e-mail and by webhook."""
