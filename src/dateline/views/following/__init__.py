"""What people follow: searches under a name, each with a feed of its own."""
