"""Everything that changes councils: one transaction and one event each."""
