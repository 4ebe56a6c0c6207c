"""Machine forms of the register."""
