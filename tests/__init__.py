"""Tests; a package, so that no package of that name among the dependencies stands before it."""
