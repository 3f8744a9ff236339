"""Thin doors: parse, call one verb of the desk, render."""
