"""The words of the interface, in the language of a site."""
