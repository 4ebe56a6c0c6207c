"""What editors write, held to the rules."""
