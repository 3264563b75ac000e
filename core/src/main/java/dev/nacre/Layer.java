package dev.nacre;

import dev.nacre.compute.Noise;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * A built layer with its weights. Matrices are features × samples: each column is one sample, contiguous in jblas's
 * column-major storage.
 *
 * <p>A layer never writes into a matrix that was passed to it. The result of a {@link Mode#TRAIN} pass or of
 * {@code backward} belongs to the layer and stays valid until the layer's next such call. An {@link Mode#INFER} pass
 * changes nothing and returns either a new matrix or its argument.
 */
public interface Layer {
    /**
     * Number of outputs for one sample: the rows of the result of {@link #forward}.
     *
     * @return at least 1
     */
    int outputs();

    /**
     * Computes the layer's outputs.
     *
     * @param x inputs × samples
     * @param mode {@link Mode#TRAIN} also keeps what {@link #backward} needs
     * @return outputs × samples
     */
    FloatMatrix forward(FloatMatrix x, Mode mode);

    /**
     * Adds the gradients of the last {@link Mode#TRAIN} pass to the trainable parameters.
     *
     * @param dy the gradient of the loss with respect to the layer's outputs, outputs × samples
     * @param inputGradient whether the caller reads the result; if not, the layer need not compute it
     * @return the gradient with respect to the inputs, inputs × samples; unspecified, possibly null, if
     *     {@code inputGradient} is false
     */
    FloatMatrix backward(FloatMatrix dy, boolean inputGradient);

    /**
     * The shape of one sample of the outputs.
     *
     * @return of size {@link #outputs}; flat by default
     */
    default Shape shape() {
        return Shape.flat(outputs());
    }

    /**
     * The layer's name in messages and summaries.
     *
     * @return by default the class's name without {@code Layer}, with a small first letter
     */
    default String name() {
        String name = Plugins.name(getClass());
        return name.endsWith("Layer") ? name.substring(0, name.length() - "Layer".length()) : name;
    }

    /**
     * The activation function that is applied last, if there is one. Diagnosis uses it to find saturated units.
     *
     * @return empty by default
     */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /**
     * The inputs of {@link #activation}, in {@link Mode#INFER}.
     *
     * @param x inputs × samples
     * @return outputs × samples; by default {@code x} itself, which is right for a layer that is only an activation
     */
    default FloatMatrix preactivations(FloatMatrix x) {
        return x;
    }

    /**
     * The layer's own parameters, trainable or not, without those of its {@link #children}: always the same objects in
     * the same order. {@link Layers#parameters(Layer)} returns both.
     *
     * @return none by default
     */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * The layer's own sources of noise, without those of its children: always the same objects in the same order.
     * Checkpoints save their positions.
     *
     * @return none by default
     */
    default List<Noise> noises() {
        return List.of();
    }

    /**
     * The layers inside this one that its forward pass uses: always the same objects in the same order. A layer that
     * contains others must return them here, because core walks this tree to find parameters, noise sources, own
     * losses, preprocessing layers and autoencoders.
     *
     * @return none by default
     */
    default List<Child> children() {
        return List.of();
    }

    /**
     * Whether the layer takes NaN among its inputs as a missing value and replaces it. Other layers pass NaN on, and
     * training and prediction refuse such data.
     *
     * @return false by default
     */
    default boolean takesMissing() {
        return false;
    }

    /**
     * Whether the layer takes a step whose numbers are all NaN as missing, because a sequence is shorter than others.
     * Outputs of such a step are NaN, too, and their gradient, whatever it is, counts for nothing.
     *
     * @return false by default
     */
    default boolean takesMissingSteps() {
        return false;
    }

    /**
     * The layer's own loss term in its last {@link Mode#TRAIN} pass, such as an activity penalty, without the terms of
     * its children. {@link #backward} includes its gradient.
     *
     * @return the mean over the samples; 0 by default
     */
    default double ownLoss() {
        return 0;
    }
}
