package dev.nacre.tables.layers;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.tck.PluginContract;
import java.util.List;

/** All plugins of this module on four members of three features, or images of as many pixels. */
class MembersContractTest extends PluginContract {
    @Override
    protected List<String> variants() {
        return ContractTest.VARIANTS;
    }

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(4, 1, 3);
    }
}
