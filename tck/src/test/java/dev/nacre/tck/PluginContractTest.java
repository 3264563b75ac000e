package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Huber;
import dev.nacre.plugin.Plugin;
import dev.nacre.tck.faulty.FaultyActivations;
import dev.nacre.tck.faulty.FaultyGradients;
import dev.nacre.tck.faulty.FaultyInference;
import dev.nacre.tck.faulty.FaultyLayers;
import dev.nacre.tck.faulty.FaultyRecords;
import dev.nacre.tck.faulty.FaultySizes;
import dev.nacre.tck.unusable.NoConstructor;
import dev.nacre.tck.unusable.NoRecord;
import dev.nacre.tck.unusable.UnusableContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/** The kit as an author meets it. */
class PluginContractTest {
    @TempDir
    Path folder;

    static class OnlySigmoid extends PluginContract {
        @Override
        protected List<Plugin> plugins() {
            return List.of(new Sigmoid());
        }

        @Override
        protected List<String> variants() {
            return List.of("huber(delta=0.5)", "none");
        }
    }

    @Test
    void eachPluginIsAContainerAndEachTestNamesRulePluginAndSentence() {
        assertThat(Kit.run(OnlySigmoid.class).succeeded().stream())
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .contains(
                        "A1 sigmoid: backward gives dy times the derivative",
                        "S1 huber(delta=0.5): gradient gives the gradient of value")
                .noneMatch(name -> name.startsWith("L"));
        assertThat(Kit.run(OnlySigmoid.class).failed().count()).isZero();
    }

    private static List<Plugin> parsed(String text, String inside) {
        return FoundPlugins.parsed(text, inside, new OnlySigmoid().kinds());
    }

    @Test
    void aVariantsNameStandsForAPluginOfEachKindThatHasIt() {
        assertThat(parsed("none", "dev.nacre")).hasSize(1);
        assertThat(parsed("huber(delta=0.5)", "somewhere.else")).containsExactly(new Huber(0.5f));
    }

    @Test
    void aVariantsNameThatThePackageHasDoesNotStandForAnotherKindsPluginElsewhere() throws Exception {
        List<Class<?>> registered = List.of(FaultyRecords.Huber.class);
        assertThat(Registered.during(folder, registered, () -> parsed("huber(times=3)", "dev.nacre.tck.faulty")))
                .containsExactly(new FaultyRecords.Huber(3));
    }

    static class MisspeltVariant extends OnlySigmoid {
        @Override
        protected List<String> variants() {
            return List.of("hubert(delta=0.5)");
        }
    }

    @Test
    void aVariantThatNoPluginIsCalledLikeFailsAlone() {
        Map<String, String> broken = Kit.broken(MisspeltVariant.class);
        assertThat(broken).containsOnlyKeys("variants():");
        assertThat(broken.get("variants():"))
                .isEqualTo("variants(): hubert(delta=0.5) can't be parsed: unknown plugin: hubert");
    }

    static class VariantOfUnusable extends UnusableContract {
        @Override
        protected List<Plugin> plugins() {
            return List.of(new Sigmoid());
        }

        @Override
        protected List<String> variants() {
            return List.of("noConstructor(times=2)");
        }
    }

    @Test
    void aVariantDoesNotHideThatItsClassCannotBeUsed() throws Exception {
        Map<String, String> broken =
                Registered.during(folder, List.of(NoConstructor.class), () -> Kit.broken(VariantOfUnusable.class));
        assertThat(broken).containsOnlyKeys("G1");
        assertThat(broken.get("G1")).startsWith("rule G1 is broken: a registered class can't be used");
    }

    @Unsupported(rule = "A1", plugin = "wrongDerivative", because = "its derivative is a guess")
    @Unsupported(rule = "G4", because = "it is never registered")
    static class Declared extends OnePlugin {}

    @Test
    void aRuleDeclaredUnsupportedIsSkippedWithTheReason() {
        OnePlugin.plugin = new FaultyActivations.WrongDerivative();
        assertThat(Kit.broken(Declared.class)).isEmpty();
        List<Event> skipped = Kit.run(Declared.class).aborted().list();
        assertThat(skipped).extracting(Kit::rule).containsExactly("G4", "A1");
        assertThat(Kit.message(skipped.get(1)))
                .isEqualTo("A1 is not supported by wrongDerivative: its derivative is a guess");
    }

    @Test
    void aDeclarationForAnotherPluginOrRuleHidesNothing() {
        OnePlugin.plugin = new FaultyActivations.HidesNaN();
        assertThat(Kit.broken(Declared.class)).containsOnlyKeys("A4", "every");
    }

    @Unsupported(rule = "A99", plugin = "sigmoid", because = "there is no such rule")
    static class Stale extends OnlySigmoid {}

    @Unsupported(rule = "A1", plugin = "sigmoid", because = " ")
    static class Silent extends OnlySigmoid {}

    @Test
    void aDeclarationThatFitsNothingOrGivesNoReasonFails() {
        assertThat(Kit.broken(Stale.class).get("every"))
                .isEqualTo(
                        "@Unsupported(rule = \"A99\", plugin = \"sigmoid\") matches no rule or no plugin of this test"
                                + " class: remove or correct it");
        assertThat(Kit.broken(Silent.class).get("every")).endsWith("has no reason: set because");
    }

    @Test
    void aFailureReadsLikeAdvice() throws Exception {
        OnePlugin.plugin = new FaultyActivations.Overflows();
        List<Class<?>> registered = List.of(FaultyActivations.Overflows.class);
        String advice = Registered.during(folder, registered, () -> Kit.broken(OnePlugin.class))
                .get("A3");
        assertThat(advice).isEqualTo("""
                rule A3 is broken: is finite from -10000 to 10000, and so is its derivative
                  plugin    overflows (dev.nacre.tck.faulty.FaultyActivations$Overflows)
                  expected  a finite output at x = 1000.0
                  got       Infinity
                  look at   exp of large numbers: use a form that doesn't overflow
                  read      docs/contract.md, rule A3; if the plugin can't obey it, put on the test class
                            @Unsupported(rule = "A3", plugin = "overflows", because = "…")
                """);
    }

    @Test
    void anExceptionOfThePluginIsShownWithItsPlace() {
        OnePlugin.plugin = new FaultyRecords.Unprintable();
        assertThat(Kit.broken(OnePlugin.class).get("G5"))
                .contains("expected  no exception")
                .contains("got       dev.nacre.plugin.PluginException")
                .contains(", at dev.nacre.");
    }

    @Test
    void registeredClassesThatCannotBeUsedBreakTheFirstRule() throws Exception {
        for (Class<?> type : List.of(NoConstructor.class, NoRecord.class))
            assertThat(Registered.during(folder, List.of(type), () -> Kit.broken(UnusableContract.class))
                            .get("G1"))
                    .startsWith("rule G1 is broken: a registered class can't be used")
                    .contains(type.getName())
                    .contains("look at   the class's declaration, and META-INF/services/dev.nacre.Penalty");
    }

    @Test
    void oneExceptionIsOneFailureAndTheOtherRulesAreSkipped() throws Exception {
        OnePlugin.plugin = new FaultyLayers.ThrowsBackward();
        List<Class<?>> registered = List.of(FaultyLayers.ThrowsBackward.class);
        List<Event> events = Registered.during(
                folder, registered, () -> Kit.run(OnePlugin.class).list());
        assertThat(Kit.with(events, TestExecutionResult.Status.FAILED)).containsOnlyKeys("L1");
        assertThat(Kit.with(events, TestExecutionResult.Status.FAILED).get("L1"))
                .contains("got       java.lang.IllegalStateException: no way back")
                .containsPattern("look at   dev.nacre.tck.faulty.FaultyLayers.*\\.backward\\(FaultyLayers.java:\\d+\\)"
                        + ", where the exception was thrown");
        assertThat(Kit.with(events, TestExecutionResult.Status.ABORTED))
                .hasSize(25)
                .containsEntry("L7", "rule L1 is broken, see there: L7 can't be judged before that is fixed");
    }

    @Test
    void anExceptionThatARuleHasShownIsNotShownAgain() throws Exception {
        OnePlugin.plugin = new FaultyActivations.ThrowsBackward();
        List<Class<?>> registered = List.of(FaultyActivations.ThrowsBackward.class);
        List<Event> events = Registered.during(
                folder, registered, () -> Kit.run(OnePlugin.class).list());
        assertThat(Kit.with(events, TestExecutionResult.Status.ABORTED))
                .containsOnlyKeys("A3", "A5", "A6", "A7", "A8")
                .containsEntry("A8", "rule A1 is broken, see there: A8 can't be judged before that is fixed");
    }

    @Test
    void aParameterIsCalledByItsName() {
        OnePlugin.plugin = new FaultyGradients.OverwritesGradient();
        assertThat(Kit.broken(OnePlugin.class).get("L10"))
                .contains("expected  the gradient of weight after two passes, twice that after one");
    }

    @Test
    void thePositionWhoseNaNIsHiddenIsNamed() {
        OnePlugin.plugin = new FaultyInference.LargestButNaN();
        assertThat(Kit.broken(OnePlugin.class).get("L18"))
                .containsPattern(
                        "expected  NaN among the outputs of a sample whose input \\d+ is NaN, on which they depend")
                .containsPattern("got       .* at output 0, none NaN");
    }

    @Test
    void theNumberThatALayerCannotBeBuiltWithIsNamed() {
        OnePlugin.plugin = new FaultySizes.ZeroInList();
        assertThat(Kit.broken(OnePlugin.class).get("L25"))
                .contains("expected  a layer that works with groups = [0, 3]", "ArithmeticException: / by zero");
    }

    @Test
    void aRecordThatIsNotPublicBreaksTheFirstRule() {
        OnePlugin.plugin = new Hidden();
        assertThat(Kit.broken(OnePlugin.class).get("G1")).contains("expected  public record Hidden");
    }

    /** Nobody outside this package can use it. */
    record Hidden() implements Plugin {}

    @Test
    void aPackageWithoutPluginsIsToldWhatToLookAt() {
        assertThat(Kit.broken(NothingThere.class).get("G1"))
                .startsWith("no plugin found in package dev.nacre.tck or below")
                .contains("@AutoService(Kind.class)", "annotation processor");
    }

    static class NothingThere extends PluginContract {}
}
