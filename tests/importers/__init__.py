"""Other programs' files, and whatever may be wrong with them."""
