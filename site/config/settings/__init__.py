"""Settings: `production` is the base; `public` and `staff` narrow it, `dev` and `test` loosen it."""
