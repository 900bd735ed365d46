"""Long work that somebody ordered, done by workers one after the other."""
