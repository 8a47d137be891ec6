"""What the cabinet holds, written in the shapes that other programs read."""
