"""`sipkit mall`."""
