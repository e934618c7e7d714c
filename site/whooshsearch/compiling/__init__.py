"""From the queries and filters of modelsearch to those of Whoosh."""
