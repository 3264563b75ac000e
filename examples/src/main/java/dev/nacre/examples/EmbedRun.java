package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.DeepAutoencoder;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Embeddings of digits in the plane: by the code of a deep autoencoder, and by the first two principal components.
 *
 * @param digits the data for training and evaluation
 * @param network the network, as text
 * @param codec the trained autoencoder
 * @param training results of the epochs of the deep autoencoder's training, after layer-wise pre-training
 * @param code codes of the data for evaluation, 2 × samples
 * @param components principal components of the same data, 2 × samples
 * @param codeAccuracy share of the samples whose class is that of their nearest training samples by code
 * @param componentsAccuracy the same by principal components
 * @param pixelsAccuracy the same by pixels
 */
record EmbedRun(
        Handwriting digits,
        String network,
        Codec codec,
        List<Epoch> training,
        FloatMatrix code,
        FloatMatrix components,
        double codeAccuracy,
        double componentsAccuracy,
        double pixelsAccuracy) {
    private static final int NEIGHBOURS = 10;
    private static final int BATCH = 64;

    static EmbedRun of(Handwriting digits, String stack, int pretraining, int epochs, long seed, Listener progress) {
        var train = digits.train().samples();
        FloatMatrix test = digits.test().samples().x();
        String description = "sequential([" + digits.scaling() + ", " + stack + "])";
        Network greedy = new Network(description, train.shape(), seed);
        Optimizer adam = Plugins.parse(Optimizer.class, "adam(learningRate=0.002)");
        Trainer.of(adam).batchSize(BATCH).epochs(pretraining).seed(seed).pretrain(greedy, train, progress);

        Network deep = DeepAutoencoder.unroll(greedy).network();
        long steps = (long) epochs * ((train.size() + BATCH - 1) / BATCH);
        Optimizer annealed =
                Plugins.parse(Optimizer.class, "chain([adam(learningRate=0.002), cosine(steps=" + steps + ")])");
        List<Epoch> training = Trainer.of(annealed)
                .batchSize(BATCH)
                .epochs(epochs)
                .seed(seed)
                .pretrain(deep, train, digits.test().samples(), progress)
                .get(0);
        Codec codec = Codec.of(deep);

        Network pca = new Network("pca(2)", train.shape(), seed);
        pca.fitPreprocessing(train);
        FloatMatrix code = codec.encode(test);
        FloatMatrix components = pca.infer(test);
        int[] known = digits.train().classes();
        int[] truth = digits.test().classes();
        return new EmbedRun(
                digits,
                description,
                codec,
                training,
                code,
                components,
                new Neighbours(codec.encode(train.x()), known, NEIGHBOURS).accuracy(code, truth),
                new Neighbours(pca.infer(train.x()), known, NEIGHBOURS).accuracy(components, truth),
                new Neighbours(train.x(), known, NEIGHBOURS).accuracy(test, truth));
    }
}
