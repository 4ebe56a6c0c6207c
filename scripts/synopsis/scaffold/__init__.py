"""What a new site is begun with: its settings, a worked example, pages to be written, and what editor and host need."""
