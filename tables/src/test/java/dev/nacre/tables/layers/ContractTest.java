package dev.nacre.tables.layers;

import dev.nacre.LayerSpec;
import dev.nacre.data.CategoryEncoding;
import dev.nacre.tck.PluginContract;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** All plugins of this module on features in a row: a single member. */
class ContractTest extends PluginContract {
    static final List<String> VARIANTS = List.of(
            "robustScale(clip=0)",
            "robustScale(clip=1, columns=[0, 4, 5])",
            "periodicEmbeddings(frequencies=3, outputs=2, sigma=0.5, columns=[1, 4])",
            "piecewiseLinear(bins=3, outputs=2, columns=[0, 7, 11])",
            "ntkDense(5, initialize=normal, biasMultiplier=1)",
            "ntkDense(4, initialize=zeros)",
            "fadingDropout(rate=0.5, steps=4)",
            "fadingDropout(rate=0)",
            "memberInputs(3, groups=[2, 1, 9])",
            "memberInputs(2, start=normal)",
            "memberInputs(2, start=ones)",
            "memberDense(5)",
            "memberDense(5, own=outputs)",
            "memberDense(5, own=none)",
            "memberHeads(3)",
            "combineMembers(combine=probabilities)",
            "learningRate(featureScale, multiplier=6)");

    private static final String CATEGORIES =
            "[[\"no\", \"yes\"], [\"red\", \"green\", \"blue\"], [\"a\", \"b\", \"c\", \"d\", \"e\"]]";

    @Override
    protected List<String> variants() {
        return Stream.concat(
                        VARIANTS.stream(),
                        Stream.of(
                                "embedding(columns=[1, 4, 7], categories=" + CATEGORIES + ", outputs=2, oneHot=3)",
                                "embedding(columns=[1, 4, 7], categories=" + CATEGORIES + ")",
                                "columnEncoding(columns=[1, 4, 7], categories=" + CATEGORIES + ", gaps=[2, 5])",
                                "columnEncoding(clip=1)"))
                .toList();
    }

    @Override
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        FloatMatrix x = super.data(layer, inputs, samples, random);
        if (layer instanceof CategoryEncoding encoding)
            for (int i = 0; i < encoding.columns().size(); i++)
                for (int s = 0; s < samples; s++)
                    x.put(
                            encoding.columns().get(i),
                            s,
                            random.nextInt(-1, encoding.categories().get(i).size()));
        return x;
    }
}
