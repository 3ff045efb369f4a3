"""What a page shows, ready to be set in any format: plain values, words and quotes, no markup."""
