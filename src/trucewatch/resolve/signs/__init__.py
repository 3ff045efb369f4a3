"""What speaks for and against one occurrence, sign by sign."""
