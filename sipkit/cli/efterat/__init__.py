"""What is done when the papers are made: `skickat`, `händelse`, `klistra`."""
