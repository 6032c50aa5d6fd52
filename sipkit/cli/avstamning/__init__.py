"""`sipkit skapa avstämning` and `sipkit avstämt`: one meeting about several ärenden."""
