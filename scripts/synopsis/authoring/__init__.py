"""What editors do to the register: looking things up, and changing its files while all else in them stays as it is."""
