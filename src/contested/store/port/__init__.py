"""The port in parts, one a kind of question; ``base`` puts them together."""
