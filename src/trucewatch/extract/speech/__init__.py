"""Who says so: speakers, carriers, and what they do with what they tell."""
