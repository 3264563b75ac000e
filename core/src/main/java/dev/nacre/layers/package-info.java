/**
 * The layers that come with core, and the activations and initializers that are their defaults. Other modules bring the
 * rest.
 *
 * <p>Begin with {@link dev.nacre.layers.Dense} and {@link dev.nacre.layers.Sequential}: each is the description of a
 * layer (a record); {@link dev.nacre.layers.DenseLayer} and {@link dev.nacre.layers.SequentialLayer} are the layers
 * that they build, with weights. A layer that only adds noise while training needs just a function: see
 * {@link dev.nacre.layers.NoiseLayer}.
 *
 * <p>Core stays small: a new layer goes into a module of its own, not here. Model files hold the names of these plugins
 * and of their components, so renaming one breaks saved models.
 */
package dev.nacre.layers;
