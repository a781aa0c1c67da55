"""Who says what: the constructions by which a report attributes, and the names of those it attributes to."""
