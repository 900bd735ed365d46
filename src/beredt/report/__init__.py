"""An assessment as words, tables, charts, a map and a document."""
