package dev.nacre.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** Losses over some samples, with outputs and targets where metrics need them all; plain arrays, which any serializer takes. */
final class Evaluation implements Serializable {
    private static final long serialVersionUID = 1;

    private double loss;
    private long samples;
    private final ArrayList<float[]> outputs = new ArrayList<>();
    private final ArrayList<float[]> targets = new ArrayList<>();

    void add(double meanLoss, int n) {
        loss += meanLoss * n;
        samples += n;
    }

    void keep(FloatMatrix y, FloatMatrix t) {
        outputs.add(y.data.clone());
        targets.add(t.data.clone());
    }

    void add(Evaluation other) {
        loss += other.loss;
        samples += other.samples;
        outputs.addAll(other.outputs);
        targets.addAll(other.targets);
    }

    double meanLoss() {
        if (samples == 0) throw new IllegalArgumentException("there is no sample to evaluate on");
        return loss / samples;
    }

    FloatMatrix outputs() {
        return join(outputs);
    }

    FloatMatrix targets() {
        return join(targets);
    }

    private FloatMatrix join(List<float[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        float[] whole = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return new FloatMatrix((int) (length / samples), (int) samples, whole);
    }
}
