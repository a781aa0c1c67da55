"""The trained parts of the reader: an encoder with heads for event words, mentions and roles."""
