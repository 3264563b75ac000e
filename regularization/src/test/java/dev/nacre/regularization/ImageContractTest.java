package dev.nacre.regularization;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.PluginContract;
import dev.nacre.tck.Unsupported;
import java.util.List;

/** All layers of this module on images of several channels. */
@Unsupported(
        rule = "L19",
        plugin = "dropout(rate=0.3, inverted=false)",
        because = "vanilla dropout scales in inference, not in training")
class ImageContractTest extends PluginContract {
    @Override
    protected List<Plugin> plugins() {
        return super.plugins().stream().filter(LayerSpec.class::isInstance).toList();
    }

    @Override
    protected List<String> variants() {
        return ContractTest.LAYERS;
    }

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(4, 3, 2);
    }
}
