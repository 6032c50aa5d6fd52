"""Word files: compile and fill a template, read a document into a Tree. Knows nothing of SIP."""
