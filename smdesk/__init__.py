"""A desk, and an encrypted cabinet, for the people who run a library's social media."""
