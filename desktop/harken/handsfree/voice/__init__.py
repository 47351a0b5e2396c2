"""Voice commands: a microphone, and a child program that spots the commands in what it hears.

Offline; nothing of what is heard leaves the two processes' memory, on the disk or elsewhere.
"""
