/** Nacre's core: plugin interfaces, the catalogue of plugins, networks, training, model files. */
package dev.nacre;
