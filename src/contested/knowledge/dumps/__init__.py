"""Whole countries of GeoNames, loaded on demand: every village, hill and crossing that it has.

A dump is the file that GeoNames offers for a country (download.geonames.org/export/dump/SY.zip): a table of 19 columns
without a head line, bare or in a zip. Loaded ones lie in a folder beside the gazetteer's file, which is built with
them.
"""
