"""Vector database tool."""
