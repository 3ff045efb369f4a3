"""What an agreement provides: terms found by their wording, and who they bind."""
