"""The commands that make papers: `kallelse`, `nytid`, `avboka`, `skapa`, `fortsätt`."""
