package dev.nacre.convolution;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.tck.PluginContract;
import java.util.List;

class ContractTest extends PluginContract {
    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(5, 4, 4);
    }

    @Override
    protected List<String> variants() {
        return List.of(
                "conv(3, kernel=2)",
                "conv(3, kernel=3, stride=2)",
                "conv(4, kernel=2, padding=valid, groups=2, activation=sigmoid)",
                "conv(4, kernel=3, groups=4)",
                "conv(8, kernel=3, groups=4)",
                "conv(2, kernel=2, dilation=2, stride=2, padding=valid)",
                "conv(2, kernel=1)",
                "convTranspose(3, kernel=3, stride=2)",
                "convTranspose(2, kernel=2, stride=3, padding=valid, activation=sigmoid)",
                "convTranspose(2, kernel=1, stride=2)",
                "maxPool(2, stride=1)",
                "maxPool(3, stride=2, padding=same)",
                "averagePool(2, stride=1)",
                "averagePool(3, stride=2, padding=same)",
                "upsample(3)",
                "residual(conv(4, kernel=3, activation=sigmoid))",
                "residual(conv(2, kernel=3, stride=2), shortcut=conv(2, kernel=1, stride=2))");
    }
}
