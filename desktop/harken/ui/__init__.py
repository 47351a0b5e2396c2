"""The window: sends commands to the session and shows its state. The only room with widgets."""
