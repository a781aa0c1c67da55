"""Documents to claims: verbatim, with spans. The only package that imports spaCy."""
