"""`sipkit vägval`."""
