"""The generated pages of the documentation. In: the package itself. Out: Markdown; nothing of it is kept in the repository."""
