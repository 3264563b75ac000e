package dev.nacre.convolution;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.PluginContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

class ContractTest extends PluginContract {
    private static final List<String> OF_ANY_IMAGE = List.of(
            "conv(3, kernel=2)",
            "conv(3, kernel=3, stride=2)",
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
            "residual(conv(2, kernel=3, stride=2), shortcut=conv(2, kernel=1, stride=2))");

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(5, 4, 4);
    }

    @Override
    protected List<String> variants() {
        List<String> texts = new ArrayList<>(OF_ANY_IMAGE);
        texts.add("conv(4, kernel=2, padding=valid, groups=2, activation=sigmoid)");
        texts.add("conv(4, kernel=3, groups=4)");
        texts.add("conv(8, kernel=3, groups=4)");
        texts.add("residual(conv(4, kernel=3, activation=sigmoid))");
        return texts;
    }

    /** Grey images, of odd height and width. */
    @Nested
    class OfOneChannel extends PluginContract {
        @Override
        protected Shape shape(LayerSpec layer) {
            return new Shape(3, 5, 1);
        }

        @Override
        protected List<String> variants() {
            return OF_ANY_IMAGE;
        }
    }

    /** Lines of pixels, higher than wide: steps of a sequence. */
    @Nested
    class OfLines extends PluginContract {
        @Override
        protected Shape shape(LayerSpec layer) {
            return new Shape(6, 1, 2);
        }

        @Override
        protected List<Plugin> plugins() {
            return super.plugins().stream()
                    .filter(plugin -> !(plugin instanceof MaxPool || plugin instanceof AveragePool))
                    .toList();
        }

        @Override
        protected List<String> variants() {
            return List.of(
                    "conv(3, kernel=3)",
                    "conv(4, kernel=2, groups=2, stride=2)",
                    "convTranspose(2, kernel=3, stride=2)",
                    "maxPool(2, padding=same)",
                    "averagePool(3, stride=2, padding=same)",
                    "residual(conv(2, kernel=3))");
        }
    }

    /** Features in a row are an image of one pixel. */
    @Nested
    class OfFlatFeatures extends PluginContract {
        private static final Set<Class<?>> WINDOWS = Set.of(Conv.class, MaxPool.class, AveragePool.class);

        @Override
        protected List<Plugin> plugins() {
            return super.plugins().stream()
                    .filter(plugin -> !WINDOWS.contains(plugin.getClass()))
                    .toList();
        }

        @Override
        protected List<String> variants() {
            return List.of(
                    "conv(5, kernel=1)",
                    "conv(6, kernel=1, groups=3, stride=2, activation=sigmoid)",
                    "convTranspose(3, kernel=3, stride=1, padding=valid)",
                    "maxPool(1)",
                    "averagePool(1)",
                    "upsample(3)",
                    "residual(conv(12, kernel=1))");
        }
    }
}
