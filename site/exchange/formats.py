"""Lists as files: CSV, XLSX and JSON from one table with an allow-list of columns."""
