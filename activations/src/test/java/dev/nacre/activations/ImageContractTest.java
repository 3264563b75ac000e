package dev.nacre.activations;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;

/** All plugins of this module on images of several channels. */
class ImageContractTest extends ContractTest {
    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(2, 3, 12);
    }
}
