/**
 * What plugin authors and users see first: the plugin interfaces, networks, parameters and data.
 *
 * <ul>
 *   <li>To use a network, begin with {@link dev.nacre.Network}, {@link dev.nacre.Samples} and
 *       {@link dev.nacre.training.Trainer}. {@link dev.nacre.TrainingData} is what training reads;
 *       {@link dev.nacre.Rows} converts arrays of rows.
 *   <li>To write a layer, begin with {@link dev.nacre.LayerSpec} (the description, a record) and
 *       {@link dev.nacre.Layer} (the built layer). {@link dev.nacre.Child}, {@link dev.nacre.Parameter},
 *       {@link dev.nacre.Shape} and {@link dev.nacre.Weights} are its building blocks.
 *   <li>The other plugin interfaces are {@link dev.nacre.Activation}, {@link dev.nacre.Initializer},
 *       {@link dev.nacre.Optimizer}, {@link dev.nacre.FullBatchOptimizer}, {@link dev.nacre.Loss},
 *       {@link dev.nacre.Metric}, {@link dev.nacre.Penalty} and {@link dev.nacre.Constraint}.
 *   <li>{@link dev.nacre.Fittable} (preprocessing), {@link dev.nacre.Pretrainable} and
 *       {@link dev.nacre.AutoencoderLayer} are layers that learn without targets.
 *   <li>{@link dev.nacre.Layers} and {@link dev.nacre.LayerInputs} walk the tree of layers; do not walk it yourself.
 * </ul>
 *
 * <p>Training is in {@link dev.nacre.training}, model files in {@link dev.nacre.model}, finding and parsing plugins in
 * {@link dev.nacre.plugin}, threads and noise in {@link dev.nacre.compute}. Every module depends on this package, so
 * what only some need belongs elsewhere.
 */
package dev.nacre;
