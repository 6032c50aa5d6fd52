"""The unit's own: `sipkit profil` and `sipkit enheter`."""
