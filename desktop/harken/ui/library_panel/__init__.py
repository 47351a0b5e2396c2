"""All articles that are kept, beside the text: searched, sorted, filtered."""
