package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import java.util.List;

/** All layers of this module on images of several channels. */
class ImageContractTest extends ContractTest {
    @Override
    protected List<Plugin> plugins() {
        return super.plugins().stream().filter(LayerSpec.class::isInstance).toList();
    }

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(4, 3, layer instanceof Embedding ? 3 : 2); // its columns go up to 2
    }
}
