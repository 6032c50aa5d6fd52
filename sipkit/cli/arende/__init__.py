"""`sipkit ärende`, and opening the ärende that a command is about."""
