/** Layers that learn without targets: autoencoders, restricted Boltzmann machines and what corrupts their inputs. */
package dev.nacre.autoencoders;
