"""`sipkit samtycke`."""
