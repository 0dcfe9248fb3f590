"""What the words mean: frozen types, no IO, standard library only."""
