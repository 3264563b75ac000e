package dev.nacre;

import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/** A layer that can be trained alone, without targets. */
public interface Pretrainable extends Layer {
    /**
     * What unsupervised training changes: often more than the parameters of the forward pass, a decoder's for example.
     *
     * @return always the same objects in the same order
     */
    List<Parameter> pretrainingParameters();

    /**
     * The layers inside this one that only pre-training and decoding use, such as a decoder, always the same objects.
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
     * Whether trainers pre-train its children one after the other, as a stack's autoencoders, rather than this layer as
     * a whole.
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
     * @return the loss whose gradient was added: the batch's mean reconstruction error with the layer's own terms, if
     *     it has such (a model that no loss describes returns an error that shows the progress, and says so)
     */
    double pretrain(Batch batch);

    /**
     * The reconstruction error of each sample; changes nothing.
     *
     * @param x inputs × samples
     * @return one error for each sample
     */
    double[] reconstructionErrors(FloatMatrix x);
}
