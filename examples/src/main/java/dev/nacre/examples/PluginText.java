package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose value is the text of a plugin. */
final class PluginText {
    private PluginText() {}

    private static <P extends Plugin> P parse(Class<P> kind, String text) {
        try {
            return Plugins.parse(kind, text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Layers. */
    static final class Layers implements ITypeConverter<LayerSpec> {
        @Override
        public LayerSpec convert(String text) {
            return parse(LayerSpec.class, text);
        }
    }

    /** An optimizer. */
    static final class Rule implements ITypeConverter<Optimizer> {
        @Override
        public Optimizer convert(String text) {
            return parse(Optimizer.class, text);
        }
    }
}
