/** Start values of weights and biases. */
package dev.nacre.initializers;
