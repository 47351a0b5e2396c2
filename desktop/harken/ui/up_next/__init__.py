"""What is to be heard, beside the text: a list in order."""
