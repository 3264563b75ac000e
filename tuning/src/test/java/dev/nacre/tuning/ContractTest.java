package dev.nacre.tuning;

import dev.nacre.tck.PluginContract;
import java.util.List;

/** All plugins of this module. */
class ContractTest extends PluginContract {
    @Override
    protected List<String> variants() {
        return List.of(
                "ensemble([dense(3, activation=sigmoid), sequential([dense(2), dense(3)])], combine=probabilities)",
                "ensemble([dense(2), dense(2)], weights=[0.5, 2])",
                "ensemble([dense(3, activation=sigmoid), dense(3)], combine=probabilities, weights=[3, 1])",
                "ensemble([dense, dense(1, activation=sigmoid), dense], combine=probabilities)");
    }
}
