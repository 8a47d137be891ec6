"""Policy texts from other programs' files, read line by line before anything is kept."""
