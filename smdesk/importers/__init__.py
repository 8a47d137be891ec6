"""Other people's files, read into what the team can look at before anything is kept."""
