"""Signing: `signera`, `verifiera`, and `underskrift` for what is signed with a pen."""
