"""The windows: what people see, and what happens when they press something."""
