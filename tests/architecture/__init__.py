"""Guards of the rules of docs/architecture.md. Each guard is itself tested on a made-up breach."""
