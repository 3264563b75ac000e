package dev.nacre;

import dev.nacre.plugin.Plugin;
import java.util.List;

/** The kinds of plugins that core defines. */
public final class PluginKinds {
    private PluginKinds() {}

    /**
     * All kinds of core, for programs that show or check every plugin. Modules may define further kinds.
     *
     * @return interfaces that extend {@link Plugin}, without sub-kinds, whose plugins are listed under their kind
     */
    public static List<Class<? extends Plugin>> all() {
        return List.of(
                LayerSpec.class,
                Initializer.class,
                Optimizer.class,
                FullBatchOptimizer.class,
                Penalty.class,
                Constraint.class,
                Loss.class,
                Metric.class);
    }
}
