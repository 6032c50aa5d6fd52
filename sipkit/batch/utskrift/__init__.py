"""The print of a batch: letters in parts, numbered and sorted, and the same letters again after a paper jam."""
