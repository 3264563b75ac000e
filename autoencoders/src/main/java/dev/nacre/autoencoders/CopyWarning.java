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
 * Wraps the corruption before a code as wide as the inputs: when training begins, it warns that the autoencoder can
 * only learn to copy, if the corruption does not change anything.
 */
final class CopyWarning implements Layer {
    private static final System.Logger LOG = System.getLogger("dev.nacre.autoencoders");

    /** Enough elements to notice noise of any relevant rate. */
    private static final int PROBE = 1 << 14;

    private final LayerSpec description;
    private final Shape inputs;
    private final Layer corruption;
    private final List<Child> children;
    private final String text;
    private boolean asked;

    private CopyWarning(LayerSpec description, Shape inputs, Layer corruption, String text) {
        this.description = description;
        this.inputs = inputs;
        this.corruption = corruption;
        this.children = List.of(new Child("", corruption));
        this.text = text;
    }

    /** The built corruption, with a warning if the code is as wide as the inputs. */
    static Layer of(String name, int units, Shape inputs, LayerSpec corruption, Layer built) {
        if (units < inputs.size()) return built;
        return new CopyWarning(
                corruption,
                inputs,
                built,
                name + ": the code has " + units + " units for " + inputs.size()
                        + " inputs, so the autoencoder can copy its inputs without learning any feature;"
                        + " use fewer units, or denoising (with noise), sparse or contractive");
    }

    /** Tests a separate layer, so that the noise of the one in use keeps its position. */
    private boolean corrupts() {
        FloatMatrix ones = new FloatMatrix(inputs.size(), Math.max(1, PROBE / inputs.size()));
        Arrays.fill(ones.data, 1);
        FloatMatrix y = description.build(inputs, new SplittableRandom(0)).forward(ones, Mode.TRAIN);
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
        if (!asked && mode == Mode.TRAIN) {
            asked = true;
            if (!corrupts()) LOG.log(System.Logger.Level.WARNING, text);
        }
        return corruption.forward(x, mode);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return corruption.backward(dy, inputGradient);
    }
}
