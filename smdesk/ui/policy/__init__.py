"""The policy: numbered documents written, reviewed, read and kept."""
