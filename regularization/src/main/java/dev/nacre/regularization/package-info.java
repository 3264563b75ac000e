/** Penalties and constraints on weights, layers that add noise in training, layers that normalize. */
package dev.nacre.regularization;
