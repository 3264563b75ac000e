package dev.nacre.recurrent;

import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.tck.PluginContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class ContractTest extends PluginContract {
    private static final List<String> VARIANTS = List.of(
            "recurrent(5, activation=sigmoid)",
            "recurrent(3, activation=identity, recurrentInitializer=glorotUniform)",
            "gru(5)",
            "gru(1)",
            "lstm(5)",
            "lstm(1, forgetBias=0)",
            "recurrent(3, recurrentDropout=0.3)",
            "gru(3, recurrentDropout=0.5)",
            "bidirectional(lstm(3, recurrentDropout=0.5))",
            "bidirectional(gru(5))",
            "bidirectional(recurrent(2, activation=sigmoid))",
            "lastStep(lstm(5))",
            "lastStep(bidirectional(lstm(5)))",
            "repeat(3)",
            "eachStep(dense(5, activation=sigmoid))",
            "eachStep(sequential([repeat(2), lstm(3)]))");

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(4, 1, 3);
    }

    @Override
    protected List<String> variants() {
        return VARIANTS;
    }

    /** Gradients through twenty steps. */
    @Nested
    class OfTwentySteps extends PluginContract {
        @Override
        protected Shape shape(LayerSpec layer) {
            return new Shape(20, 1, 2);
        }

        @Override
        protected List<String> variants() {
            return VARIANTS;
        }
    }

    /** Rows of an image are steps, too. */
    @Nested
    class OfImages extends PluginContract {
        @Override
        protected Shape shape(LayerSpec layer) {
            return new Shape(3, 2, 2);
        }
    }

    /** Features in a row are a single step. */
    @Nested
    class OfOneStep extends PluginContract {
        @Override
        protected List<String> variants() {
            return VARIANTS;
        }
    }
}
