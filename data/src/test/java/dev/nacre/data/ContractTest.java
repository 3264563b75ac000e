package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.PluginContract;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** All plugins of this module: augmentations on grey images, embeddings on sequences, others on features in a row. */
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
                "fillMissing(by=mean)",
                "fillMissing(by=constant, value=2)",
                "fillMissing(by=median, flags=[0, 2])",
                "pca(components=3)",
                "pca(share=0.5)",
                "pcaWhiten(components=4, epsilon=0)",
                "pcaWhiten(share=0.6, epsilon=0.1)",
                "zcaWhiten(epsilon=0.1)",
                "shift(pixels=1)",
                "shift(pixels=1, fill=1)",
                "rotate(degrees=180)",
                "zoom(share=0.5, fill=-1)",
                "reflect(horizontal=true, vertical=true)",
                "crop(least=0.3)",
                "elastic(alpha=3, sigma=1, fill=0.5)",
                "mixup(alpha=1)",
                "embedding(columns=[1, 2], categories=[[\"red\", \"green\", \"blue\"], [\"no\", \"yes\"]], oneHot=2)",
                "oneHot(columns=[1, 4], categories=[[\"red\", \"green\", \"blue\"], [\"no\", \"yes\"]])");
    }

    @Override
    protected Shape shape(LayerSpec layer) {
        boolean image = layer instanceof Shift
                || layer instanceof Rotate
                || layer instanceof Zoom
                || layer instanceof Reflect
                || layer instanceof Crop
                || layer instanceof Elastic;
        if (layer instanceof Embedding) return new Shape(4, 1, 3);
        return image ? new Shape(3, 4, 1) : super.shape(layer);
    }

    @Override
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        FloatMatrix x = super.data(layer, inputs, samples, random);
        if (layer instanceof OneHot oneHot) {
            int[] sizes = oneHot.sizes(inputs);
            for (int i = 0; i < x.length; i++)
                if (sizes[i % inputs] > 0) x.data[i] = random.nextInt(-1, sizes[i % inputs]);
        }
        if (layer instanceof Embedding embedding)
            for (int i = 0; i < x.length; i++) {
                int column = embedding.columns().indexOf(i % 3);
                if (column >= 0)
                    x.data[i] = random.nextInt(
                            -1, embedding.categories().get(column).size());
            }
        return x;
    }
}
