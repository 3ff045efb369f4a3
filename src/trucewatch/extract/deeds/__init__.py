"""Words that tell of a deed, and whether they tell that it took place."""
