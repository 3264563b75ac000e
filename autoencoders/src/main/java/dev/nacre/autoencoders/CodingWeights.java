package dev.nacre.autoencoders;

import dev.nacre.Parameter;

/** The parameters of the dense layers; if tied, the two weights are the same object. */
record CodingWeights(Parameter weight, Parameter bias, Parameter back, Parameter backBias) {}
