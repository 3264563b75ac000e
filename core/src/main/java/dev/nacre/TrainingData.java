package dev.nacre;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Where mini-batches come from: memory, a file, another process. Training data, validation data and held-out data have
 * this one form.
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
     * Number of samples in one pass, if it is known in advance.
     *
     * @return for progress bars
     */
    OptionalLong sampleCount();

    /**
     * What the features of a sample are.
     *
     * @return features in a row by default; readers of images say height, width and channels
     */
    default Shape shape() {
        return Shape.flat(inputs());
    }

    /**
     * Names of the features.
     *
     * @return one for each, or none at all
     */
    default List<String> features() {
        return List.of();
    }

    /**
     * Names of the classes.
     *
     * @return one for each target; none if the targets are numbers, or missing
     */
    default List<String> labels() {
        return List.of();
    }

    /**
     * Whether features may be NaN, for missing values: only a network that fills them accepts such data.
     *
     * @return false by default
     */
    default boolean missing() {
        return false;
    }

    /**
     * Whether some samples have no targets: all targets of such a sample are NaN. Only objectives that say so accept
     * such data.
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
     * @return to be closed
     */
    Pass shuffled(int size, long seed);

    /**
     * One pass in the data's own order.
     *
     * @param size samples in a batch; the last batch may be smaller
     * @return to be closed
     */
    Pass inOrder(int size);

    /**
     * Walks through the data once, in its own order.
     *
     * @param size samples in a batch
     * @param action is given each batch, which is valid during the call
     */
    default void forEachBatch(int size, Consumer<Batch> action) {
        try (Pass pass = inOrder(size)) {
            while (pass.hasNext()) action.accept(pass.next());
        }
    }

    /**
     * The same samples as the layer above a given one sees them.
     *
     * @param lower maps the features, in {@link Mode#INFER}; must not change while the data is in use
     * @return the layer's outputs as features
     */
    default TrainingData through(Layer lower) {
        return new MappedData(this, lower);
    }
}
