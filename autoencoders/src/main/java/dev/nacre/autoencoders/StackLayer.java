package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Child;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.layers.SequentialLayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A built stack of autoencoders. Trainers pre-train them one by one, lowest first; {@link #pretrain} of the stack
 * itself trains all of them at once, as one deep autoencoder without corruption or penalties.
 */
final class StackLayer implements Generative, Encoding, LayerSequence {
    private final List<AutoencoderLayer> autoencoders;
    private final SequentialLayer encoder;
    private final List<Parameter> pretrainingParameters;
    private final Layer decoder;
    private UnrolledLayer whole;

    StackLayer(Shape inputs, List<AutoencoderLayer> autoencoders) {
        this.autoencoders = List.copyOf(autoencoders);
        encoder = new SequentialLayer(inputs, autoencoders);
        Set<Parameter> parameters = new LinkedHashSet<>();
        for (AutoencoderLayer autoencoder : autoencoders) {
            parameters.addAll(Layers.parameters(autoencoder));
            parameters.addAll(Layers.parameters(autoencoder.decoder()));
        }
        pretrainingParameters = List.copyOf(parameters);
        decoder = new LayerChain(inputs, wayBack());
    }

    @Override
    public Layer encoder() {
        return encoder;
    }

    @Override
    public List<Layer> layers() {
        return encoder.layers();
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return pretrainingParameters;
    }

    @Override
    public Layer decoder() {
        return decoder;
    }

    /** The lowest decoder outputs what the stack's loss takes; the others must output codes. */
    private List<Child> wayBack() {
        List<Layer> way = new ArrayList<>();
        for (int i = autoencoders.size() - 1; i > 0; i--) {
            Layer part = autoencoders.get(i).decoder();
            way.add(part);
            Activation link = Links.of(autoencoders.get(i).loss());
            if (!(link instanceof Identity)) way.add(link.build(part.shape(), new SplittableRandom(0)));
        }
        way.add(autoencoders.get(0).decoder());
        return Child.chain(way);
    }

    @Override
    public List<Child> children() {
        return encoder.children();
    }

    @Override
    public boolean layerWise() {
        return true;
    }

    @Override
    public boolean takesMissing() {
        return encoder.takesMissing();
    }

    @Override
    public Loss loss() {
        return autoencoders.get(0).loss();
    }

    @Override
    public void requireReconstructible(FloatMatrix x) {
        autoencoders.get(0).requireReconstructible(x);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        return encoder.forward(x, mode);
    }

    @Override
    public double pretrain(Batch batch) {
        if (whole == null) whole = new UnrolledLayer(this);
        return whole.pretrain(batch);
    }

    @Override
    public FloatMatrix generate(int samples, RandomGenerator random) {
        return generate(autoencoders, samples, random);
    }

    /** New codes from the highest autoencoder, decoded by the others; binary units in between are sampled. */
    static FloatMatrix generate(List<AutoencoderLayer> stack, int samples, RandomGenerator random) {
        int top = stack.size() - 1;
        if (!(stack.get(top) instanceof Generative generative))
            throw new IllegalStateException(
                    "only an autoencoder such as rbm or variational can generate samples, not " + stack.get(top));
        FloatMatrix x = generative.generate(samples, random);
        for (int i = top - 1; i >= 0; i--) x = down(stack.get(i), x, random);
        return x;
    }

    private static FloatMatrix down(AutoencoderLayer autoencoder, FloatMatrix code, RandomGenerator random) {
        FloatMatrix x = code;
        if (autoencoder instanceof StackLayer stack) {
            for (int i = stack.autoencoders.size() - 1; i >= 0; i--) x = down(stack.autoencoders.get(i), x, random);
            return x;
        }
        if (autoencoder instanceof RbmLayer) Gibbs.drawBinary(x, random.nextLong());
        return autoencoder.decode(x);
    }

    @Override
    public String toString() {
        return autoencoders.toString();
    }
}
