"""One running window for each person's data folder, and how other processes reach it."""
