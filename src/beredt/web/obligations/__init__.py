"""What has been agreed or is required: who answers for it, and what proves it."""
