"""Messages between the parties: what the region's routine says of each of them, as paper and as text to paste."""
