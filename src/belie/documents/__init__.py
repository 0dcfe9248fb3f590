"""Page text to clean text with the way home, and the frame of a document."""
