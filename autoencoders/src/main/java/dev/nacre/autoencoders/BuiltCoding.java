package dev.nacre.autoencoders;

import dev.nacre.Layer;

/** A built encoder and decoder. */
record BuiltCoding(Layer encoder, Layer decoder) {}
