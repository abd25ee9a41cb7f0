"""Hanzi by nine keys, by strokes, by radical and by code. Standard library only; nothing is loaded before it is asked."""
