"""What each column is, by its heading: names, the user's own map, and where the headings stand."""
