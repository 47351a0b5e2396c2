"""I have so many minutes: the plan, shown before it starts."""
