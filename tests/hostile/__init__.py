"""The hostile corpus: input made to break tools, and what they must do with it."""
