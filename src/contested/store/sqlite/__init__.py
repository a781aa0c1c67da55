"""All that only SQLite does: connections and their pragmas, what its errors mean, FTS5, opening the file."""
