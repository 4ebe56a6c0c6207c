"""What readers get, as values."""
