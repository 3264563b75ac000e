package dev.nacre.onnx;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Draws networks from the whole catalogue, with weights that are not those of the beginning. */
final class RandomNetworks {
    static final int INPUTS = 12;

    /** Other hyper-parameters than the defaults, where they change what is computed in inference. */
    private static final List<String> VARIANTS = List.of(
            "elu(alpha=0.3)",
            "celu(alpha=2)",
            "leakyRelu(alpha=0.2)",
            "softplus(beta=3)",
            "swish(beta=0.5)",
            "gelu(approximate=true)",
            "prelu(shared=true)",
            "maxout(3)",
            "scale(factor=0.5, offset=-1)",
            "minMax(low=-1, high=2)",
            "channelMean(3)",
            "pca(components=4)",
            "pcaWhiten(components=5)",
            "fillMissing(mean)",
            "dense(24, activation=mish)",
            "dense(1)",
            "dense(12, activation=elu(alpha=0.5))",
            "batchNorm(epsilon=0.1)",
            "sequential([dense(6), tanh, sequential([dense(12), relu])])",
            "autoencoder(6, tied=true)",
            "rbm(6, chains=2)",
            "variational(4, hidden=[10, 8], activation=tanh)",
            "variational(6, hidden=[])",
            "stacked([rbm(8), autoencoder(4)])",
            "stackedDenoising([8, 6], activation=relu, loss=binaryCrossEntropy, upperLoss=binaryCrossEntropy)",
            "unrolled(autoencoder(4, tied=true))",
            "unrolled(stacked([autoencoder(8), rbm(6), variational(3, loss=binaryCrossEntropy)]))",
            "unrolled(stackedDenoising([8, 4], upperLoss=binaryCrossEntropy))",
            "unrolled(deepBelief([8, 4]))",
            "ensemble([dense(3), sequential([dense(6), tanh, dense(3)])])",
            "ensemble([dense(4), sequential([relu, dense(4)]), dense(4)], combine=probabilities)",
            "ensemble([dense(1), dense(1)], combine=probabilities)",
            "ensemble([dense(3), dense(3), ensemble([dense(3), dense(3)])], combine=vote)",
            "ensemble([dense(1), dense(1), dense(1)], combine=vote)");

    private RandomNetworks() {}

    /** Every layer with its defaults, and variants. */
    static List<String> layers() {
        List<String> texts = new ArrayList<>();
        Plugins.all(LayerSpec.class).values().forEach(spec -> texts.add(Plugins.format(spec)));
        texts.addAll(VARIANTS);
        return texts;
    }

    static String draw(SplittableRandom random) {
        List<String> choices = layers();
        List<String> chosen = new ArrayList<>();
        int size = INPUTS;
        for (int count = 1 + random.nextInt(6); chosen.size() < count; ) {
            String text = choices.get(random.nextInt(choices.size()));
            try {
                LayerSpec spec = Plugins.parse(LayerSpec.class, text);
                size = spec.build(size, random).outputs();
                chosen.add(text);
            } catch (IllegalArgumentException e) {
                // maxout and glu don't take every number of inputs
            }
        }
        return "sequential([" + String.join(", ", chosen) + "])";
    }

    /** A network whose parameters, statistics too, have moved; variances and scales stay positive. */
    static Network network(String text, long seed) {
        Network network = new Network(text, INPUTS, seed);
        fit(network, samples(40, seed));
        SplittableRandom random = new SplittableRandom(seed);
        for (Parameter parameter : Layers.allParameters(network.layer())) {
            float[] data = parameter.value().data;
            if (parameter.name().endsWith("running_var"))
                for (int i = 0; i < data.length; i++) data[i] = 0.5f + random.nextFloat();
            else if (parameter.trainable() || parameter.name().endsWith("running_mean"))
                for (int i = 0; i < data.length; i++) data[i] += 0.1f * (float) random.nextGaussian();
        }
        return network;
    }

    private static void fit(Network network, FloatMatrix samples) {
        FloatMatrix x = samples;
        for (Layer layer : network.layers()) {
            if (layer instanceof Fittable preprocessing) preprocessing.fit(List.of(x));
            x = layer.forward(x, Mode.INFER);
        }
    }

    static FloatMatrix samples(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(INPUTS, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        return x;
    }
}
