package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.layers.DenseLayer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** The built layer: dense layers, one for each member. */
final class MemberHeadsLayer implements Layer {
    private final Shape inputs;
    private final Shape shape;
    private final List<DenseLayer> heads;
    private final List<Child> children;
    private final List<Buffer> memberInputs;
    private final Buffer outputs = new Buffer();
    private final Buffer memberGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();

    MemberHeadsLayer(Shape inputs, int units, List<DenseLayer> heads) {
        this.inputs = inputs;
        this.shape = new Shape(inputs.height(), inputs.width(), units);
        this.heads = List.copyOf(heads);
        this.children = IntStream.range(0, heads.size())
                .mapToObj(m -> new Child(Integer.toString(m), heads.get(m), Child.Input.COMPUTED))
                .toList();
        this.memberInputs = Stream.generate(Buffer::new).limit(heads.size()).toList();
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
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("memberHeads", inputs.size(), x);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        for (int m = 0; m < heads.size(); m++) {
            FloatMatrix own = train
                    ? memberInputs.get(m).of(inputs.channels(), x.columns)
                    : new FloatMatrix(inputs.channels(), x.columns);
            Members.take(x, m, own);
            Members.put(heads.get(m).forward(own, mode), m, y);
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dx = inputGradient ? inputGradients.of(inputs.size(), dy.columns) : null;
        for (int m = 0; m < heads.size(); m++) {
            FloatMatrix own = memberGradients.of(shape.channels(), dy.columns);
            Members.take(dy, m, own);
            FloatMatrix down = heads.get(m).backward(own, inputGradient);
            if (inputGradient) Members.put(down, m, dx);
        }
        return dx;
    }
}
