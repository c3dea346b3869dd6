"""Reads news dispatches and keeps a sourced record of incidents."""
