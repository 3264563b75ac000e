package dev.nacre;

import dev.nacre.compute.Noise;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * A layer with its weights. Columns are samples: matrices are features × samples, so that a sample is contiguous in
 * jblas's column-major storage.
 *
 * <p>Nobody writes into a matrix that was passed in. What a {@link Mode#TRAIN} pass or {@code backward} returned stays
 * valid until the layer's next such call, and belongs to the layer; an {@link Mode#INFER} pass returns a matrix of its
 * own or its argument, and changes nothing.
 */
public interface Layer {
    /**
     * The rows of what {@link #forward} returns.
     *
     * @return at least 1
     */
    int outputs();

    /**
     * Computes the layer's outputs.
     *
     * @param x inputs × samples
     * @param mode whether to remember what {@link #backward} needs, and to act as in training
     * @return outputs × samples
     */
    FloatMatrix forward(FloatMatrix x, Mode mode);

    /**
     * Adds the gradients of the last {@link Mode#TRAIN} pass to the trainable parameters.
     *
     * @param dy the loss's gradient by what the forward pass returned, outputs × samples
     * @param inputGradient whether the caller reads the result; if not, the layer need not compute it
     * @return the gradient by the inputs, inputs × samples; anything, null too, if {@code inputGradient} is false
     */
    FloatMatrix backward(FloatMatrix dy, boolean inputGradient);

    /**
     * What one sample of the outputs is.
     *
     * @return of size {@link #outputs}; features in a row by default
     */
    default Shape shape() {
        return Shape.flat(outputs());
    }

    /**
     * How messages and summaries call the layer.
     *
     * @return by default the class's name without {@code Layer}, with a small first letter
     */
    default String name() {
        String name = Plugins.name(getClass());
        return name.endsWith("Layer") ? name.substring(0, name.length() - "Layer".length()) : name;
    }

    /**
     * The element-wise function that the outputs went through last, if there is one: diagnosis looks for units that it
     * saturates.
     *
     * @return empty by default
     */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /**
     * What {@link #activation} gets, in {@link Mode#INFER}.
     *
     * @param x inputs × samples
     * @return outputs × samples; the inputs themselves by default, as of a layer that is nothing but an activation
     */
    default FloatMatrix preactivations(FloatMatrix x) {
        return x;
    }

    /**
     * The layer's own weights, trainable or not, always the same objects in the same order, without those of its
     * {@link #children}. {@link Layers#parameters(Layer)} has both.
     *
     * @return none by default
     */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * The layer's own sources of noise, always the same objects in the same order, without those of its children. A
     * checkpoint keeps their positions.
     *
     * @return none by default
     */
    default List<Noise> noises() {
        return List.of();
    }

    /**
     * The layers inside this one that its forward pass uses, always the same objects in the same order. A layer that
     * wraps, chains or combines others must name them here: core walks this tree to find parameters, noise, own losses,
     * preprocessing and autoencoders.
     *
     * @return none by default
     */
    default List<Child> children() {
        return List.of();
    }

    /**
     * Whether NaN among the inputs is a value that is missing, and the layer puts something in its place. Elsewhere NaN
     * in is NaN out, and training and prediction refuse it.
     *
     * @return false by default
     */
    default boolean takesMissing() {
        return false;
    }

    /**
     * The layer's own term of the loss in its last {@link Mode#TRAIN} pass, whose gradient {@link #backward} includes:
     * a penalty on activities, for example. Terms of its children are not part of it.
     *
     * @return the mean over the samples; 0 by default
     */
    default double ownLoss() {
        return 0;
    }
}
