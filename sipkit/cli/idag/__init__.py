"""`sipkit idag`: the day over all ärenden."""
