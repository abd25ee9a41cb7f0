"""Hanzi by nine keys, by strokes, by radical and by code. Standard library only; nothing is read before it is asked."""
