package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.PluginContract;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** All plugins of this module. */
class ContractTest extends PluginContract {
    @Override
    protected List<Class<? extends Plugin>> kinds() {
        List<Class<? extends Plugin>> kinds = new ArrayList<>(super.kinds());
        kinds.add(Mixing.class);
        return kinds;
    }

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
                "shift(pixels=1, width=4, height=3)",
                "shift(pixels=1, width=2, height=2, fill=1)",
                "rotate(degrees=180, width=3, height=2)",
                "zoom(share=0.5, width=4, height=3, fill=-1)",
                "reflect(horizontal=true, vertical=true, width=4, height=3)",
                "crop(least=0.3, width=4, height=3)",
                "elastic(alpha=3, sigma=1, width=4, height=3, fill=0.5)",
                "mixup(alpha=1)",
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
