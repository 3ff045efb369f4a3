"""Who witnesses it: copies, reprints, versions, and what was taken back."""
