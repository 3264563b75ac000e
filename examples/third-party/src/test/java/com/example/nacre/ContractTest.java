package com.example.nacre;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.tck.PluginContract;
import java.util.List;

class ContractTest extends PluginContract {
    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(2, 2, 3);
    }

    @Override
    protected List<String> variants() {
        return List.of("linear(5)", "shortcut(maxScale)", "shortcut(sequential([channelGain, uniformNoise]))");
    }
}
