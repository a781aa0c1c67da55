"""Inputs to Documents: files, folders and standard input, read, dated, cleaned and named."""

from contested.sources.cleaning import clean
from contested.sources.counting import count
from contested.sources.options import ReadOptions
from contested.sources.reading import read

__all__ = ["ReadOptions", "clean", "count", "read"]
