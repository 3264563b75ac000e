/**
 * Trained models and their files.
 *
 * <p>Begin with {@link dev.nacre.model.Model}: a network with its loss and labels, to predict, evaluate, save and load.
 * {@link dev.nacre.model.Transfer} copies trained weights between networks; {@link dev.nacre.model.ModelFile} loads the
 * weights of other programs' safetensors files.
 *
 * <p>{@link dev.nacre.model.ModelMetadata} and {@link dev.nacre.model.ModelReader} are for formats that contain more
 * than a model, such as checkpoints. Every released version's files must stay readable: add entries, and neither rename
 * nor remove any. The format is described in {@code docs/model-files.md}; the container is in
 * {@link dev.nacre.safetensors}.
 */
package dev.nacre.model;
