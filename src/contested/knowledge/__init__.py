"""What is known beforehand of a conflict: its actors, sources and places, and the words of reporting."""
