/** Layers that learn without targets: autoencoders, restricted Boltzmann machines, and corruptions of their inputs. */
package dev.nacre.autoencoders;
