"""The interview: a pure flow over questions, and prompters behind one protocol. Knows no rules of any routine."""
