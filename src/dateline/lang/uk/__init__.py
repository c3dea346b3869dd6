"""Ukrainian: a dictionary of forms, a shallow grammar by rule, and lexicons as TOML."""
