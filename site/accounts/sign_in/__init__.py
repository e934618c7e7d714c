"""The one sign-in: adapters of django-allauth, session rules, second factor. Staff service only."""
