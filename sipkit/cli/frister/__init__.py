"""`sipkit frister`."""
