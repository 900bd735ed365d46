"""What people type about councils."""
