package dev.nacre.recurrent;

import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The built layer of {@link EachStep}. Steps are contiguous, so each is a column of the same numbers. The layers inside
 * see only the steps that are there.
 */
final class EachStepLayer implements Layer {
    private final Shape inputs;
    private final Layer inner;
    private final List<Child> children;
    private final StepColumns columns;
    private final View y = new View();
    private final View dy = new View();
    private final View dx = new View();

    EachStepLayer(Shape inputs, Layer inner) {
        this.inputs = inputs;
        this.inner = inner;
        this.children = List.of(new Child("", inner, Child.Input.COMPUTED));
        this.columns = new StepColumns(Sequence.of(inputs, false));
    }

    @Override
    public int outputs() {
        return inputs.height() * inner.outputs();
    }

    @Override
    public Shape shape() {
        Shape step = inner.shape();
        return step.height() == 1
                ? new Shape(inputs.height(), step.width(), step.channels())
                : new Shape(inputs.height(), 1, step.size());
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public boolean takesMissingSteps() {
        return inputs.height() > 1;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("eachStep", inputs.size(), input);
        boolean train = mode == Mode.TRAIN;
        StepColumns steps = train ? columns : new StepColumns(Sequence.of(inputs, false));
        FloatMatrix inside = inner.forward(steps.present(input), mode);
        return (train ? y : new View()).of(steps.all(inside, Float.NaN), outputs());
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        FloatMatrix inside = inner.backward(columns.presentOf(dy.of(gradient, inner.outputs())), inputGradient);
        return inputGradient ? dx.of(columns.all(inside, 0), inputs.size()) : null;
    }
}
