package dev.nacre.autoencoders;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * A corruption that corrupts nothing, before a wide code: it warns when training begins that there is nothing to learn
 * but to copy.
 */
final class CopyWarning implements Layer {
    private static final System.Logger LOG = System.getLogger("dev.nacre.autoencoders");

    /** So many elements show noise of any rate that could matter. */
    private static final int PROBE = 1 << 14;

    private final Layer corruption;
    private final List<Child> children;
    private final String text;
    private boolean warned;

    private CopyWarning(Layer corruption, String text) {
        this.corruption = corruption;
        this.children = List.of(new Child("", corruption));
        this.text = text;
    }

    /** The corruption as it was built, with a warning if there is a reason. */
    static Layer of(String name, int units, LayerSpec corruption, Layer built) {
        int inputs = built.outputs();
        if (units < inputs || corrupts(corruption, inputs)) return built;
        return new CopyWarning(
                built,
                name + ": a code of " + units + " units is no narrower than its " + inputs
                        + " inputs, and nothing keeps it from copying them without finding any feature;"
                        + " use fewer units, or denoising (with noise), sparse or contractive");
    }

    /** Tried on a layer of its own, which leaves the noise of the one in use where it is. */
    private static boolean corrupts(LayerSpec corruption, int inputs) {
        FloatMatrix ones = new FloatMatrix(inputs, Math.max(1, PROBE / inputs));
        Arrays.fill(ones.data, 1);
        FloatMatrix y = corruption.build(inputs, new SplittableRandom(0)).forward(ones, Mode.TRAIN);
        return !Arrays.equals(ones.data, y.data);
    }

    @Override
    public int outputs() {
        return corruption.outputs();
    }

    @Override
    public Shape shape() {
        return corruption.shape();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        if (!warned && mode == Mode.TRAIN) {
            warned = true;
            LOG.log(System.Logger.Level.WARNING, text);
        }
        return corruption.forward(x, mode);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return corruption.backward(dy, inputGradient);
    }
}
