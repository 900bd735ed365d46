"""Price models: who pays what, and what follows from the published prices."""
