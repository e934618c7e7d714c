"""`make chaos`: processes that write and rebuild an index are killed, again and again."""
