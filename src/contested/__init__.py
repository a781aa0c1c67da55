"""Contested: an observatory of armed conflict that keeps every claim beside its source."""

import os

# Matrices here are small: one thread multiplies them sooner than several agree on who does what. Read by NumPy when
# it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
