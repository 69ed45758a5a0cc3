"""Results as text, Markdown, JSON, HTML and views for a terminal. Article text passes ``safe`` before any of them."""
