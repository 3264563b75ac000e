package dev.nacre;

import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/** A layer that can be trained alone, without targets. */
public interface Pretrainable extends Layer {
    /**
     * What unsupervised training changes: often more than {@link #parameters()}, a decoder for example.
     *
     * @return always the same objects in the same order
     */
    List<Parameter> pretrainingParameters();

    /**
     * The sources of noise that {@link #pretrain} draws from.
     *
     * @return always the same objects in the same order; none by default
     */
    default List<Noise> pretrainingNoises() {
        return List.of();
    }

    /**
     * Adds the gradients of one batch to the {@link #pretrainingParameters()}.
     *
     * @param x inputs × samples
     * @return what is made small, whose gradient was added: the batch's mean reconstruction error with the layer's own terms,
     *     if it has such (a machine that is trained otherwise gives an error to judge progress by, and says so)
     */
    double pretrain(FloatMatrix x);

    /**
     * The reconstruction error of given samples; changes nothing.
     *
     * @param x inputs × samples
     * @return the mean over the samples
     */
    double reconstructionError(FloatMatrix x);
}
