"""Synopsis: conflicting accounts printed side by side, from a YAML register to a static site."""
