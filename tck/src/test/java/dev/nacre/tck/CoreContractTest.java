package dev.nacre.tck;

import dev.nacre.plugin.Plugin;
import java.util.List;

/** Core's own plugins; here, since core can't depend on the kit. */
@Unsupported(
        rule = "I5",
        plugin = "orthogonal",
        because = "orthonormal columns have entries of about 1/√rows: the matrix's own size counts, not the fans")
class CoreContractTest extends PluginContract {
    @Override
    protected List<Plugin> plugins() {
        return FoundPlugins.below("dev.nacre", getClass(), kinds());
    }

    @Override
    protected List<String> variants() {
        return List.of(
                "dense(7, activation=sigmoid)",
                "sequential([dense(5, activation=sigmoid), sequential([dense(4), sigmoid]), dense(3)])",
                "orthogonal(gain=1.5)",
                "crossEntropy(labelSmoothing=0.1)",
                "huber(delta=0.3)",
                "hinge(margin=0.5)");
    }
}
