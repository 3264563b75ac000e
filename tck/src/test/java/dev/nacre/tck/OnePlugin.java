package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.util.List;

/** The contract of one plugin, which a test chooses; run by hand, so not named as a test. */
class OnePlugin extends PluginContract {
    /** Tests set it, one after the other. */
    static Plugin plugin;

    @Override
    protected List<Plugin> plugins() {
        return List.of(plugin);
    }
}
