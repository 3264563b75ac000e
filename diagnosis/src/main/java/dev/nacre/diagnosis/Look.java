package dev.nacre.diagnosis;

import dev.nacre.Batch;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** One observation of the layers: it begins when the gradients are computed, and ends after the step. */
final class Look {
    private final List<WatchedLayer> watched;
    private final List<FloatMatrix> inputs = new ArrayList<>();
    private final List<FloatMatrix> outputs = new ArrayList<>();
    private final List<List<FloatMatrix>> gradients = new ArrayList<>();
    private final List<List<FloatMatrix>> before = new ArrayList<>();

    /** Runs the batch through the layers once more, as in inference, which changes nothing. */
    Look(Training training, Batch batch) {
        watched = WatchedLayer.of(training.network(), training.layer());
        FloatMatrix y = batch.x();
        for (WatchedLayer part : watched) {
            inputs.add(y);
            y = part.layer().forward(y, Mode.INFER);
            outputs.add(y);
            gradients.add(part.weights().stream().map(p -> copy(p.gradient())).toList());
            before.add(part.weights().stream().map(p -> copy(p.value())).toList());
        }
    }

    private static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    Observation finish(Training training, double loss) {
        List<LayerState> states = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) states.add(state(i));
        return new Observation(training.stage(), training.history().size() + 1, training.step(), loss, states);
    }

    private LayerState state(int i) {
        WatchedLayer part = watched.get(i);
        List<Parameter> weights = part.weights();
        double norm = norm(before.get(i));
        double gradientNorm = norm(gradients.get(i));
        long count = gradients.get(i).stream().mapToLong(g -> g.length).sum();
        Units units = units(part, inputs.get(i), outputs.get(i));
        return new LayerState(
                part.number(),
                part.layer().name(),
                part.layer().outputs(),
                norm,
                gradientNorm,
                gradientNorm / Math.sqrt(count),
                stepNorm(before.get(i), weights) / norm,
                units.dead(),
                units.saturated(),
                Histogram.of(List.of(outputs.get(i))),
                weights.isEmpty() ? null : Histogram.of(gradients.get(i)));
    }

    private static Units units(WatchedLayer part, FloatMatrix x, FloatMatrix y) {
        if (part.layer().activation().isPresent())
            return Units.of(part.layer().activation().get(), part.layer().preactivations(x));
        return part.weights().isEmpty() ? Units.UNKNOWN : Units.constant(y);
    }

    /** NaN if there are no elements. */
    private static double norm(List<FloatMatrix> matrices) {
        double sum = matrices.isEmpty() ? Double.NaN : 0;
        for (FloatMatrix m : matrices) for (float v : m.data) sum += (double) v * v;
        return Math.sqrt(sum);
    }

    private static double stepNorm(List<FloatMatrix> before, List<Parameter> after) {
        double sum = 0;
        for (int p = 0; p < before.size(); p++) {
            float[] old = before.get(p).data;
            float[] now = after.get(p).value().data;
            for (int i = 0; i < old.length; i++) {
                double step = (double) now[i] - old[i];
                sum += step * step;
            }
        }
        return Math.sqrt(sum);
    }
}
