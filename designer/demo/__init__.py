"""The demo behind `make run`: an emulated AWS beside the application, and a story to walk into."""
