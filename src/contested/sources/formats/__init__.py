"""One file a format: the bytes of an input to the reports it holds."""
