package dev.nacre.recurrent;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer of {@link LastStep}. All parameters are those of the layers inside. */
final class LastStepLayer implements Layer {
    private final Layer inner;
    private final List<Child> children;
    private final int steps;
    private final int outputs;
    /** How many of the outputs are those of the last step; the others, of the first. */
    private final int last;

    private final Buffer results = new Buffer();
    private final Buffer gradients = new Buffer();
    private FloatMatrix all;

    LastStepLayer(Layer inner) {
        this.inner = inner;
        this.children = List.of(new Child("", inner));
        this.steps = inner.shape().height();
        this.outputs = inner.outputs() / steps;
        this.last = inner instanceof BidirectionalLayer both ? both.units() : outputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public boolean takesMissingSteps() {
        return steps > 1;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix given = inner.forward(x, mode);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? results.of(outputs, x.columns) : new FloatMatrix(outputs, x.columns);
        for (int s = 0; s < x.columns; s++) {
            System.arraycopy(given.data, lastOf(given, s), y.data, s * outputs, last);
            System.arraycopy(given.data, firstOf(given, s) + last, y.data, s * outputs + last, outputs - last);
        }
        if (train) all = given;
        return y;
    }

    /** Where the outputs of the last step of a sample begin that is not missing; if all are, those of the last one. */
    private int lastOf(FloatMatrix given, int sample) {
        int end = (sample + 1) * steps - 1;
        int place = end;
        while (place > sample * steps && isMissing(given, place)) place--;
        return (isMissing(given, place) ? end : place) * outputs;
    }

    private int firstOf(FloatMatrix given, int sample) {
        int place = sample * steps;
        while (place < (sample + 1) * steps - 1 && isMissing(given, place)) place++;
        return place * outputs;
    }

    private boolean isMissing(FloatMatrix given, int place) {
        for (int i = place * outputs; i < (place + 1) * outputs; i++) if (!Float.isNaN(given.data[i])) return false;
        return true;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix whole = gradients.of(inner.outputs(), dy.columns);
        Arrays.fill(whole.data, 0);
        for (int s = 0; s < dy.columns; s++) {
            System.arraycopy(dy.data, s * outputs, whole.data, lastOf(all, s), last);
            System.arraycopy(dy.data, s * outputs + last, whole.data, firstOf(all, s) + last, outputs - last);
        }
        return inner.backward(whole, inputGradient);
    }
}
