"""One thing at length, on standard output: a page for each kind of thing that an id can name."""
