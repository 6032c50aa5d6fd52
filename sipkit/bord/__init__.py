"""The table that documents are made at: the region and the moment, the questions, and answers that need no keyboard."""
