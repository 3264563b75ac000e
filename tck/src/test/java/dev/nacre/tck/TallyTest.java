package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.tck.faulty.FaultyActivations;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Events;

/** The line at the end of a contract. */
class TallyTest {
    @Test
    void theEndOfAContractSaysHowManyTestsRan() {
        Events tests = Kit.run(PluginContractTest.OnlySigmoid.class);
        assertThat(tests.finished().count()).isGreaterThan(30);
        assertThat(Kit.printed(PluginContractTest.OnlySigmoid.class))
                .isEqualTo("nacre contract: %d tests of 3 plugins, %1$d passed, 0 failed, 0 skipped%n"
                        .formatted(tests.finished().count()));
    }

    @Test
    void whatFailsAndWhatIsSkippedIsCountedApart() {
        OnePlugin.plugin = new FaultyActivations.WrongDerivative();
        Events plain = Kit.run(OnePlugin.class);
        Events declared = Kit.run(PluginContractTest.Declared.class);
        assertThat(plain.failed().count()).isEqualTo(2);
        assertThat(Kit.printed(OnePlugin.class)).isEqualTo(line(plain));
        assertThat(declared.aborted().count()).isEqualTo(2);
        assertThat(Kit.printed(PluginContractTest.Declared.class)).isEqualTo(line(declared));
    }

    private static String line(Events tests) {
        return "nacre contract: %d tests of 1 plugin, %d passed, %d failed, %d skipped%n"
                .formatted(
                        tests.finished().count(),
                        tests.succeeded().count(),
                        tests.failed().count(),
                        tests.aborted().count());
    }
}
