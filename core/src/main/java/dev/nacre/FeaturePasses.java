package dev.nacre;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The features of some data, batch by batch, in the data's own order. Each iterator is a new pass. Closing this object
 * closes every pass that was begun, finished or not.
 */
public final class FeaturePasses implements Iterable<FloatMatrix>, AutoCloseable {
    private static final int BATCH = 1024;
    private final TrainingData data;
    private final List<Pass> open = new ArrayList<>();

    /**
     * Features of some data.
     *
     * @param data targets and weights are not used
     */
    public FeaturePasses(TrainingData data) {
        this.data = data;
    }

    @Override
    public Iterator<FloatMatrix> iterator() {
        Pass pass = data.inOrder(SamplesAtOnce.of(data.inputs(), BATCH));
        open.add(pass);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pass.hasNext();
            }

            @Override
            public FloatMatrix next() {
                return pass.next().x();
            }
        };
    }

    @Override
    public void close() {
        for (Pass pass : open) pass.close();
    }
}
