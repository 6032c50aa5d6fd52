"""`sipkit blankett` and `sipkit läs-in`: forms that go out, and what they say when they come back."""
