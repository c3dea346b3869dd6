"""What a user of the package may rely on, shown from outside: text in, claims out."""
