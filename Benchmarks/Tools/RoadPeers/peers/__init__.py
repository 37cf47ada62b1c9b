"""Everybody who is asked: one file for each library."""
