"""Works as citations and exchange formats."""
