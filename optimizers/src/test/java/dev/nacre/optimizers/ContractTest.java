package dev.nacre.optimizers;

import dev.nacre.tck.PluginContract;
import java.util.ArrayList;
import java.util.List;

class ContractTest extends PluginContract {
    /** What has golden traces; and chains of links that must see whole matrices. */
    @Override
    protected List<String> variants() {
        List<String> texts = new ArrayList<>(
                GoldenTrace.all().stream().map(GoldenTrace::plugin).toList());
        texts.add("chain([clipNorm(0.5), chain([rmsProp(0.01, centred=true, momentum=0.5), averaging(0.5)]), "
                + "lookahead(2)])");
        texts.add("chain([adaptiveClipping, gradientNoise, lamb, oneCycle(20)])");
        texts.add("lbfgs(memory=2, curvature=0.1)");
        return texts;
    }
}
