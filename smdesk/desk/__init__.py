"""What people do with the cabinet: one method is one task, kept whole or not at all."""
