"""Events and quantities of any language: one grammar over the token view, the words in `lang/<code>/*.toml`."""
