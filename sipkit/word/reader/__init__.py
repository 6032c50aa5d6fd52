"""Read a Word file into a Tree. Nothing in it is dropped in silence: what cannot be set is refused by name."""

from sipkit.word.reader.document import read
from sipkit.word.reader.faults import Place, Unsupported

__all__ = ["Place", "Unsupported", "read"]
