"""`sipkit region`."""
