package dev.nacre.cli.console;

import dev.nacre.AutoencoderSpec;
import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose value is the text of a plugin. */
public final class PluginText {
    private PluginText() {}

    private static <P extends Plugin> P parse(Class<P> kind, String text) {
        try {
            return Plugins.parse(kind, text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Layers. */
    public static final class Layers implements ITypeConverter<LayerSpec> {
        /** Made by picocli. */
        public Layers() {}

        @Override
        public LayerSpec convert(String text) {
            return parse(LayerSpec.class, text);
        }
    }

    /** An autoencoder. */
    public static final class Autoencoder implements ITypeConverter<AutoencoderSpec> {
        /** Made by picocli. */
        public Autoencoder() {}

        @Override
        public AutoencoderSpec convert(String text) {
            return parse(AutoencoderSpec.class, text);
        }
    }

    /** An optimizer. */
    public static final class Rule implements ITypeConverter<Optimizer> {
        /** Made by picocli. */
        public Rule() {}

        @Override
        public Optimizer convert(String text) {
            return parse(Optimizer.class, text);
        }
    }

    /** A metric. */
    public static final class Judge implements ITypeConverter<Metric> {
        /** Made by picocli. */
        public Judge() {}

        @Override
        public Metric convert(String text) {
            return parse(Metric.class, text);
        }
    }
}
