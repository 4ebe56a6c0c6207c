"""Pictures as text: from numbers to SVG, without a file, a clock or a word of the register."""
