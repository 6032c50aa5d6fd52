"""From a command line, an answers file and an interview to the answers of an ärende, its draft and its storing."""
