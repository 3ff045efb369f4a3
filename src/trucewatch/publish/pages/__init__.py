"""Pages to be read: terminal, HTML, Markdown, and the brief as JSON."""
