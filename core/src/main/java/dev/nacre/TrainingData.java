package dev.nacre;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A source of mini-batches: memory, a file, another process. Training, validation and held-out data all have this type.
 */
public interface TrainingData {
    /**
     * Number of features.
     *
     * @return at least 1
     */
    int inputs();

    /**
     * Number of targets.
     *
     * @return 0 if there are none
     */
    int targets();

    /**
     * Number of samples, if it is known in advance.
     *
     * @return empty if it is unknown
     */
    OptionalLong sampleCount();

    /**
     * The shape of one sample.
     *
     * @return flat by default; image readers return height, width and channels
     */
    default Shape shape() {
        return Shape.flat(inputs());
    }

    /**
     * Names of the features.
     *
     * @return one for each feature, or an empty list
     */
    default List<String> features() {
        return List.of();
    }

    /**
     * Names of the classes.
     *
     * @return one for each target; an empty list for regression targets or without targets
     */
    default List<String> labels() {
        return List.of();
    }

    /**
     * Whether features may be NaN, which stands for a missing value. Only a network that replaces missing values
     * accepts such data.
     *
     * @return false by default
     */
    default boolean missing() {
        return false;
    }

    /**
     * Whether some samples are unlabelled: all their targets are NaN. Only objectives for semi-supervised learning
     * accept such data.
     *
     * @return false by default
     */
    default boolean partlyLabelled() {
        return false;
    }

    /**
     * One pass in random order.
     *
     * @param size samples in a batch; the last batch may be smaller
     * @param seed determines the order
     * @return a pass that the caller must close
     */
    Pass shuffled(int size, long seed);

    /**
     * One pass in the data's own order.
     *
     * @param size samples in a batch; the last batch may be smaller
     * @return a pass that the caller must close
     */
    Pass inOrder(int size);

    /**
     * Passes over the data once, in its own order.
     *
     * @param size samples in a batch
     * @param action receives each batch, which is valid only during the call
     */
    default void forEachBatch(int size, Consumer<Batch> action) {
        try (Pass pass = inOrder(size)) {
            while (pass.hasNext()) action.accept(pass.next());
        }
    }

    /**
     * The same samples after a layer: its outputs become the features.
     *
     * @param lower transforms the features, in {@link Mode#INFER}; must not change while the data is in use
     * @return the layer's outputs as features
     */
    default TrainingData through(Layer lower) {
        return new MappedData(this, lower);
    }
}
