"""What a sentence tells in the light of the others of its report."""
