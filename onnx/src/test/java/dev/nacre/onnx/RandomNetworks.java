package dev.nacre.onnx;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Draws networks from the whole catalogue, with weights that are not those of the beginning. */
final class RandomNetworks {
    static final int INPUTS = 12;

    /** As many numbers as images. */
    static final Shape IMAGE = new Shape(3, 2, 2);

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
            "pca(components=4)",
            "pcaWhiten(components=5)",
            "fillMissing(mean)",
            "dense(24, activation=mish)",
            "dense(1)",
            "dense(12, activation=elu(alpha=0.5))",
            "batchNorm(epsilon=0.1)",
            "sequential([dense(6), tanh, sequential([dense(12), relu])])",
            "sequential([prelu, batchNorm, gaussianNoise, layerNorm, standardize, scale(2), prelu(shared=true)])",
            "learningRate(batchNorm(epsilon=0.1), multiplier=0.1)",
            "learningRate(sequential([dense(6), learningRate(tanh, multiplier=2)]), multiplier=0.5)",
            "learningRate(unrolled(stacked([autoencoder(4)])), multiplier=0)",
            "ensemble([learningRate(dense(3), multiplier=0), sequential([standardize, batchNorm, prelu, dense(3)])])",
            "robustScale(clip=0)",
            "columnEncoding(columns=[1], categories=[[\"red\", \"green\"]], gaps=[0, 2], clip=2)",
            "robustScale(columns=[0, 3, 11])",
            "periodicEmbeddings(3, outputs=2, sigma=1, columns=[1, 2, 10])",
            "piecewiseLinear(5, outputs=3, columns=[0, 11])",
            "parametric(mish)",
            "ntkDense(5, initialize=normal)",
            "sequential([parametric(selu), learningRate(featureScale, multiplier=6), ntkDense(4)])",
            "sequential([memberInputs(3, groups=[2, 10]), memberDense(8, own=outputs), relu, memberDense(6), batchNorm,"
                    + " memberDense(4, own=none), memberHeads(3), combineMembers(combine=probabilities)])",
            "sequential([memberInputs(5), memberHeads(1), combineMembers(combine=probabilities)])",
            "sequential([memberInputs(5), memberHeads(4), combineMembers(combine=vote)])",
            "autoencoder(6, tied=true)",
            "rbm(6, chains=2)",
            "ladder([6, 5], outputs=3)",
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
            "ensemble([dense(1), dense(1), dense(1)], combine=vote)",
            "ensemble([dense(3), sequential([relu, dense(3)])], weights=[3, 1])",
            "ensemble([dense(4), dense(4), dense(4)], combine=probabilities, weights=[0.5, 2, 0])",
            "ensemble([dense(1), dense(1)], combine=probabilities, weights=[0.2, 0.6])",
            "ensemble([dense(3), dense(3), dense(3)], combine=vote, weights=[1, 1, 1.5])",
            "ensemble([dense(1), dense(1), dense(1)], combine=vote, weights=[3, 1, 1])",
            "sequential([dense(5), dropout(rate=0.3, inverted=false), relu])",
            "conv(4, kernel=1, groups=2)",
            "conv(4, kernel=3, activation=relu)",
            "conv(3, kernel=2)",
            "conv(2, kernel=3, stride=2)",
            "conv(6, kernel=3, groups=2, activation=gelu)",
            "conv(2, kernel=2, padding=valid)",
            "conv(3, kernel=2, dilation=2)",
            "convTranspose(2, kernel=3, stride=2)",
            "convTranspose(2, kernel=2, stride=3)",
            "convTranspose(3, kernel=3, stride=1, padding=valid, activation=tanh)",
            "maxPool(2, stride=1)",
            "maxPool(3, stride=2, padding=same)",
            "averagePool(2, stride=1)",
            "averagePool(3, stride=2, padding=same)",
            "upsample(3)",
            "gru(5)",
            "lstm(1, forgetBias=0)",
            "recurrent(5, activation=relu)",
            "recurrent(5, activation=leakyRelu(alpha=0.3))",
            "recurrent(5, activation=elu(alpha=0.5))",
            "bidirectional(gru(3))",
            "bidirectional(recurrent(3, activation=elu(alpha=0.5)))",
            "lastStep(lstm(3))",
            "lastStep(sequential([lstm(3), tanh]))",
            "sequential([bidirectional(lstm(3)), lastStep(bidirectional(gru(4))), repeat(3), lstm(2)])",
            "eachStep(dense(4, activation=relu))",
            "fromLast(inner=lastStep(gru(3)))",
            "eachStep(sequential([layerNorm, repeat(2), lastStep(gru(3))]))",
            "sequential([flatten, batchNorm, prelu])",
            "residual(conv(2, kernel=3, activation=relu))",
            "residual(sequential([conv(2, kernel=3), layerNorm]))",
            "residual(sequential([conv(3, kernel=3), batchNorm, relu]), shortcut=conv(3, kernel=1))",
            "residual(sequential([dense(12), tanh]), shortcut=dense(12))",
            "residual(residual(tanh), shortcut=residual(relu, shortcut=sigmoid))",
            "ensemble([conv(2), sequential([conv(4), batchNorm, maxPool(2, padding=same), upsample(2), conv(2)])])",
            "sequential([conv(4), batchNorm, prelu, maxPool(2, padding=same), glu, softmax, globalAverage, dense(3)])",
            "sequential([conv(6), maxout(3), prelu(shared=true), scale(2), spatialDropout, swish, logSoftmax])");

    private RandomNetworks() {}

    /** Every layer with its defaults, and variants. */
    static List<String> layers() {
        List<String> texts = new ArrayList<>();
        Plugins.all(LayerSpec.class).values().forEach(spec -> texts.add(Plugins.format(spec)));
        texts.addAll(VARIANTS);
        return texts;
    }

    /** Those that take features in a row. */
    static List<String> flatLayers() {
        return layers().stream().filter(text -> takes(text, Shape.flat(INPUTS))).toList();
    }

    static List<String> imageLayers() {
        return layers().stream().filter(text -> takes(text, IMAGE)).toList();
    }

    private static boolean takes(String text, Shape inputs) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, text);
        try {
            spec.build(inputs, new SplittableRandom(1));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Shape drawShape(SplittableRandom random) {
        return random.nextBoolean() ? IMAGE : Shape.flat(INPUTS);
    }

    static String draw(Shape inputs, SplittableRandom random) {
        List<String> choices = layers();
        List<String> chosen = new ArrayList<>();
        Shape shape = inputs;
        for (int count = 1 + random.nextInt(6); chosen.size() < count; ) {
            String text = choices.get(random.nextInt(choices.size()));
            try {
                LayerSpec spec = Plugins.parse(LayerSpec.class, text);
                shape = spec.build(shape, random).shape();
                chosen.add(text);
            } catch (IllegalArgumentException e) {
                // maxout and glu don't take every number of inputs, augmentations take images alone
            }
        }
        return "sequential([" + String.join(", ", chosen) + "])";
    }

    static Network network(String text, long seed) {
        return network(text, Shape.flat(INPUTS), seed);
    }

    /** A network whose parameters, statistics too, have moved; variances and scales stay positive. */
    static Network network(String text, Shape inputs, long seed) {
        Network network = new Network(text, inputs, seed);
        network.fitPreprocessing(new Samples(samples(inputs.size(), 40, seed)));
        SplittableRandom random = new SplittableRandom(seed);
        for (Parameter parameter : network.parameters()) {
            float[] data = parameter.value().data;
            if (parameter.name().equals("running_var"))
                for (int i = 0; i < data.length; i++) data[i] = 0.5f + random.nextFloat();
            else if (!parameter.isStatistic() || parameter.name().equals("running_mean"))
                for (int i = 0; i < data.length; i++) data[i] += 0.1f * (float) random.nextGaussian();
        }
        return network;
    }

    static FloatMatrix samples(int count, long seed) {
        return samples(INPUTS, count, seed);
    }

    static FloatMatrix samples(int inputs, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(inputs, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        return x;
    }
}
