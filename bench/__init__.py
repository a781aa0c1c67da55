"""Measures of quality and speed, and the floor that neither may sink under. See README.md."""
