"""One module for each kind of audio file, all behind `encoder.Encoder`; used in the child only."""
