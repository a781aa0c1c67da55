"""Composition: the only part that knows every stage.

``reading.read`` takes reports into the record, ``building.build`` draws conclusions from it, ``exporting.export``
writes it to files, and ``asking`` answers what needs more than the record. A part is imported by its own name, so
that a question does not load what only reading needs.
"""
