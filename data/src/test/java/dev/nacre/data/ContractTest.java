package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.tck.PluginContract;
import dev.nacre.tck.Unsupported;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** All plugins of this module. */
@Unsupported(rule = "L18", plugin = "fillMissing", because = "NaN is a value that is missing, and this fills it")
class ContractTest extends PluginContract {
    @Override
    protected List<String> variants() {
        return List.of(
                "scale(factor=0.5, offset=-1)",
                "minMax(low=-1, high=1)",
                "channelMean(channels=3)",
                "fillMissing(by=mean)",
                "fillMissing(by=constant, value=2)",
                "pca(components=3)",
                "pca(share=0.5)",
                "pcaWhiten(components=4, epsilon=0)",
                "pcaWhiten(share=0.6, epsilon=0.1)",
                "zcaWhiten(epsilon=0.1)",
                "oneHot(columns=[1, 4], categories=[[\"red\", \"green\", \"blue\"], [\"no\", \"yes\"]])");
    }

    @Override
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        FloatMatrix x = super.data(layer, inputs, samples, random);
        if (layer instanceof OneHot oneHot) {
            int[] sizes = oneHot.sizes(inputs);
            for (int i = 0; i < x.length; i++)
                if (sizes[i % inputs] > 0) x.data[i] = random.nextInt(-1, sizes[i % inputs]);
        }
        return x;
    }
}
