"""Ground floor: plain data about an article, and offsets into it. Imports nothing of ours."""
