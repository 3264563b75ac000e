package dev.nacre.activations;

import dev.nacre.tck.PluginContract;
import java.util.List;

class ContractTest extends PluginContract {
    @Override
    protected List<String> variants() {
        return List.of(
                "leakyRelu(alpha=0.3)",
                "elu(alpha=0.5)",
                "celu(alpha=2)",
                "gelu(approximate=true)",
                "swish(beta=2)",
                "softplus(beta=0.5)",
                "prelu(start=-0.1, shared=true)",
                "maxout(pieces=1)",
                "maxout(pieces=3)",
                "maxout(pieces=12)");
    }
}
