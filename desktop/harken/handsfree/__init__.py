"""Ways in that need no window: media keys, the desktop, another program, the voice."""
