/**
 * Trained models, and the files that hold them.
 *
 * <p>Begin with {@link dev.nacre.model.Model}: a network with its loss and the names of features and classes, to be
 * saved, loaded, evaluated and asked for predictions. {@link dev.nacre.model.Transfer} puts a new head on a trained
 * network, or copies layers. {@link dev.nacre.model.ModelFile} reads weights of other programs, such as PyTorch.
 *
 * <p>The file is a safetensors file: {@link dev.nacre.safetensors} reads and writes the tensors. Files that older
 * versions wrote must still be read: tests hold them.
 */
package dev.nacre.model;
