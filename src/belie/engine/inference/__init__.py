"""The two small models belie ships: one turns texts into vectors, one judges pairs of sentences.

Both run on the processor, offline, one text at a time: the int8 graphs scale activations by the largest value in a
run, so a batch would let one text move another's result, and equal input must give equal findings.
"""
