"""Places in languages that inflect names and have no articles: Russian and Ukrainian."""
