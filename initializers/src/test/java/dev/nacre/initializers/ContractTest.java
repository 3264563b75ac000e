package dev.nacre.initializers;

import dev.nacre.Initializer;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.PluginContract;
import dev.nacre.tck.Unsupported;
import java.util.List;

@Unsupported(
        rule = "I5",
        plugin = "sparse",
        because = "it fills a fixed number of elements in each column, so a larger matrix has a larger share of zeros")
@Unsupported(
        rule = "I5",
        plugin = "identity",
        because = "only the diagonal is filled, so a larger matrix has a larger share of zeros")
class ContractTest extends PluginContract {
    /** The one kind, since an activation of core is called identity too. */
    @Override
    protected List<Class<? extends Plugin>> kinds() {
        return List.of(Initializer.class);
    }

    @Override
    protected List<String> variants() {
        return List.of(
                "constant(-2)",
                "normal(deviation=2, mean=-1)",
                "truncatedNormal(deviation=2, mean=1)",
                "uniform(low=1, high=2)",
                "heNormal(slope=0.25)",
                "heUniform(slope=0.25)",
                "varianceScaling(scale=2, mode=\"fanOut\", distribution=\"normal\")",
                "varianceScaling(scale=3, mode=\"fanAvg\", distribution=\"uniform\")",
                "identity(gain=-2)",
                "sparse(connections=3, deviation=0.1)");
    }
}
