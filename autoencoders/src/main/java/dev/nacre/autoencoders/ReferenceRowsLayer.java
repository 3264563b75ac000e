package dev.nacre.autoencoders;

import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** The built layer: {@code rows} has a column for each kept row, {@code kept} says how many there are. */
public final class ReferenceRowsLayer implements Fittable {
    /** The choice of rows needs no other: their order is that of the data. */
    private static final long SEED = 1;

    private final Shape shape;
    private final Parameter rows;
    private final Parameter kept;

    ReferenceRowsLayer(Shape shape, FloatMatrix rows) {
        this.shape = shape;
        this.rows = Parameter.statistic("rows", rows).asMatrix();
        this.kept = Parameter.statistic("kept", Weights.zeros(1, 1));
    }

    /**
     * The kept rows.
     *
     * @return features × rows, a copy; without rows before the layer is fitted
     */
    public FloatMatrix rows() {
        int count = (int) kept.value().data[0];
        return new FloatMatrix(shape.size(), count, Arrays.copyOf(rows.value().data, shape.size() * count));
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(rows, kept);
    }

    @Override
    public boolean fitted() {
        return kept.value().data[0] != 0;
    }

    /** Reservoir sampling, algorithm R; Vitter, 1985. */
    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        SplittableRandom random = new SplittableRandom(SEED);
        int most = rows.value().columns;
        int inputs = shape.size();
        long seen = 0;
        for (FloatMatrix batch : batches) {
            Checks.requireInputs("referenceRows", inputs, batch);
            Checks.requireFinite("referenceRows", batch);
            for (int s = 0; s < batch.columns; s++, seen++) {
                long place = seen < most ? seen : random.nextLong(seen + 1);
                if (place < most)
                    System.arraycopy(batch.data, s * inputs, rows.value().data, (int) place * inputs, inputs);
            }
        }
        if (seen == 0) throw new IllegalArgumentException("referenceRows: there is no sample to fit on");
        kept.value().data[0] = Math.min(seen, most);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("referenceRows", shape.size(), x);
        return x;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return dy;
    }
}
