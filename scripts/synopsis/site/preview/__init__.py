"""The site as it is being edited, page by page, on this machine."""
