"""`sipkit checklista`."""
