"""Files of rows as sheets of cells: nothing is known yet of what the columns are."""
