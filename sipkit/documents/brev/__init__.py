"""Letters to the person about going home: what the routine says that the person is told, in plain words."""
