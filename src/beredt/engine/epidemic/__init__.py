"""An epidemic from transmission: who is infected, where, when, and what follows."""
