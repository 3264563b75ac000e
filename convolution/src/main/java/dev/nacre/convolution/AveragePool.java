package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * The mean of each window, for each channel. Pixels outside the image don't count: the mean is over those inside.
 */
@Doc("mean of each window, for each channel")
@AutoService(LayerSpec.class)
public record AveragePool(
        @Doc("height and width of the windows in pixels, >= 1")
        int size,

        @Doc("pixels from one window to the next, >= 1; 0: as the size")
        int stride,

        @Doc("same: windows may reach over the borders; valid: windows within the image")
        Padding padding)
        implements LayerSpec {
    /** Checks the components. */
    public AveragePool {
        Require.atLeast(1, "size", size);
        Require.atLeast(0, "stride", stride);
    }

    /** Windows of 2 × 2 that don't overlap. */
    public AveragePool() {
        this(2);
    }

    /**
     * Windows that lie beside each other within the image.
     *
     * @param size height and width of the windows
     */
    public AveragePool(int size) {
        this(size, 0, Padding.VALID);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new PoolLayer(
                "averagePool",
                Windows.on("averagePool", inputs, size, stride == 0 ? size : stride, 1, padding),
                new Means());
    }
}
