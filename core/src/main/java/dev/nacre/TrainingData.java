package dev.nacre;

import java.util.Iterator;
import java.util.OptionalLong;
import org.jblas.FloatMatrix;

/**
 * Where mini-batches come from: memory, a file, another process. A pass that holds a file or a thread implements
 * {@link AutoCloseable}: training closes it when it stops before the end. A pass that was walked to its end needs no closing.
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
     * How many samples one pass gives, if that is known before.
     *
     * @return for progress bars
     */
    OptionalLong samples();

    /**
     * Whether features may be NaN, for values that are missing: then only a network that fills them takes these samples.
     *
     * @return false by default
     */
    default boolean missing() {
        return false;
    }

    /**
     * One pass in a random order. A batch stays valid until the next call of {@code next}.
     *
     * @param size samples in a batch; the last one may be smaller
     * @param seed gives the order
     * @return the batches
     */
    Iterator<Batch> shuffled(int size, long seed);

    /**
     * One pass in the data's own order. A batch stays valid until the next call of {@code next}.
     *
     * @param size samples in a batch; the last one may be smaller
     * @return the batches
     */
    Iterator<Batch> inOrder(int size);

    /**
     * The same samples as a layer sees them that sits upon a given one, which must not change any more.
     *
     * @param lower maps the features, in {@link Mode#INFER}
     * @return batches of the layer's outputs
     */
    default TrainingData through(Layer lower) {
        return new MappedData(this, lower);
    }

    /**
     * The features alone, batch by batch, in the data's order.
     *
     * @param size samples in a batch
     * @return features × samples each
     */
    default Iterable<FloatMatrix> features(int size) {
        return () -> new MappedIterator<>(inOrder(size), Batch::x);
    }

    /**
     * Lets go of what a pass holds, which may not have come to its end.
     *
     * @param pass closed if it is {@link AutoCloseable}
     */
    static void end(Iterator<?> pass) {
        if (!(pass instanceof AutoCloseable open)) return;
        try {
            open.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the data can't be closed: " + e.getMessage(), e);
        }
    }
}
