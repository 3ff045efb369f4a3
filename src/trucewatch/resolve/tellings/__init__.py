"""What is compared: tellings, with what of each is held against others."""
