"""Settings: `production` is the base; `public`, `staff` narrow it, `dev`, `test` loosen it."""
