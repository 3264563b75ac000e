package dev.nacre;

import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/** A layer that can be pre-trained on its own, without targets. */
public interface Pretrainable extends Layer {
    /**
     * The parameters that pre-training updates. They often include more than those of the forward pass, such as a
     * decoder's.
     *
     * @return always the same objects in the same order
     */
    List<Parameter> pretrainingParameters();

    /**
     * The layers inside this one that only pre-training and decoding use, such as a decoder: always the same objects.
     * Their parameters are saved under the children's names.
     *
     * @return none by default
     */
    default List<Child> pretrainingChildren() {
        return List.of();
    }

    /**
     * The layer's own sources of noise for {@link #pretrain}, without those of its children.
     *
     * @return always the same objects in the same order; none by default
     */
    default List<Noise> pretrainingNoises() {
        return List.of();
    }

    /**
     * Whether trainers pre-train the children one after the other, as in a stack of autoencoders, instead of the layer
     * as a whole.
     *
     * @return false by default
     */
    default boolean layerWise() {
        return false;
    }

    /**
     * Adds the gradients of one batch to the {@link #pretrainingParameters()}.
     *
     * @param batch features for this layer; targets are not used; weights count as in {@link Batch#weights}
     * @return the loss whose gradient was added: the batch's mean reconstruction error and the layer's own terms, if
     *     any. A model without such a loss, as a Boltzmann machine is, returns an error that shows its progress, and
     *     documents it
     */
    double pretrain(Batch batch);

    /**
     * Computes the reconstruction error of each sample. Changes nothing.
     *
     * @param x inputs × samples
     * @return one error for each sample
     */
    double[] reconstructionErrors(FloatMatrix x);
}
