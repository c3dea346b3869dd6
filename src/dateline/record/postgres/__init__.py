"""The record in PostgreSQL with PostGIS."""
