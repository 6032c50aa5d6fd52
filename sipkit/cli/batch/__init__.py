"""`sipkit batch`."""
