/** Activation functions: element-wise ones, layers over a whole sample, learnable and multi-input ones. */
package dev.nacre.activations;
